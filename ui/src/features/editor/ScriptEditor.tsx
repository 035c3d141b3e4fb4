import { Suspense, useRef, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import { useSearchParams } from 'react-router';
import { parseId } from '#shared/api/ids.ts';
import { isEditor } from '#shared/api/session.ts';
import type { ScriptContent, User } from '#shared/api/types.ts';
import { LazyCodeEditor } from '#shared/code/lazyCode.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { useAnnounceOpen } from '#shared/presence/announce.ts';
import { layouts } from '#shared/storage/layouts.ts';
import { Page } from '#shared/ui/Page.tsx';
import { BottomPane, type BottomTab } from './BottomPane.tsx';
import { Compare } from './Compare.tsx';
import classes from './Editor.module.css';
import { EditorActions } from './EditorActions.tsx';
import { EditorBanners } from './EditorBanners.tsx';
import { MergeView } from './merge/MergeView.tsx';
import { QueueLayout } from './QueueLayout.tsx';
import { ScriptFacts, ScriptHeading } from './ScriptHeader.tsx';
import { UnsavedGuard } from './UnsavedGuard.tsx';
import { useEditing } from './useEditing.ts';
import { useEditorCommands } from './useEditorCommands.ts';
import { useRunScript } from './useRunScript.ts';

const crumbs = [{ label: 'Scripts', to: '/' }];

/** One script: its text, and below it what running it gave, its data and its history. */
export function ScriptEditor({ script, user }: { script: ScriptContent; user: User }) {
  const editing = useEditing(script, user);
  const { document, merging, canEdit } = editing;
  const [parameters] = useSearchParams();
  const [tab, setTab] = useState<BottomTab>('output');
  const code = usePanelRef();
  const bottom = usePanelRef();
  const layout = useDefaultLayout({ id: 'ved.editor', storage: layouts });
  const firstLine = useRef(parseId(parameters.get('line')));
  const unsaved = document.dirty || merging.session !== null;
  const name = `${orderingNumber(script.ordering_number)} ${visibleText(script.descriptive_name)}`;
  const readOnlyMessage =
    script.deletion === null
      ? 'You can read this script. Changing it needs the role editor.'
      : 'This script is deleted. Put it back to change it.';
  useAnnounceOpen(script.id, unsaved);

  function openTab(wanted: BottomTab) {
    setTab(wanted);
    if (bottom.current?.isCollapsed()) {
      bottom.current.expand();
    }
  }

  const running = useRunScript(script, document, () => openTab('output'));
  useEditorCommands(editing, running, openTab);

  return (
    <Page
      title={name}
      crumbs={crumbs}
      heading={<ScriptHeading script={script} />}
      beside={
        <ScriptFacts
          editing={editing}
          readOnlyMessage={readOnlyMessage}
          onHistory={() => openTab('history')}
        />
      }
      actions={canEdit ? <EditorActions editing={editing} running={running} /> : undefined}
    >
      <QueueLayout current={script.id}>
        <div className={classes.columns}>
          <Group
            orientation="vertical"
            className={classes.columns}
            defaultLayout={layout.defaultLayout}
            onLayoutChanged={layout.onLayoutChanged}
            inert={merging.shown}
          >
            <Panel
              id="code"
              panelRef={code}
              minSize={120}
              collapsible
              collapsedSize={0}
              className={classes.panel}
            >
              <EditorBanners editing={editing} mayEdit={isEditor(user)} />
              <div className={classes.code}>
                <Suspense fallback={<p className={classes.loading}>Opening the editor…</p>}>
                  <LazyCodeEditor
                    initialText={script.content}
                    name={`script_${script.id}`}
                    readOnly={!canEdit}
                    readOnlyMessage={readOnlyMessage}
                    label={`Python text of ${name}`}
                    onReady={(handle) => {
                      document.onReady(handle);
                      if (handle !== null && firstLine.current !== null) {
                        handle.reveal(firstLine.current);
                        firstLine.current = null;
                      }
                    }}
                    onChange={(kind, stateBefore) => {
                      document.onChange(kind, stateBefore);
                      editing.drafts.touch();
                    }}
                    onSave={() => void editing.save()}
                    onRun={() => running.run()}
                  />
                </Suspense>
              </div>
              {editing.comparison !== null && (
                <Compare
                  script={script.id}
                  comparison={editing.comparison}
                  onClose={() => editing.compare(null)}
                />
              )}
            </Panel>
            <Separator className={classes.separatorFlat} aria-label="Resize the output" />
            <Panel
              id="bottom"
              panelRef={bottom}
              defaultSize="38%"
              minSize={110}
              collapsible
              collapsedSize={34}
              className={classes.panel}
            >
              <BottomPane
                editing={editing}
                running={running}
                tab={tab}
                onTab={openTab}
                onFold={() =>
                  bottom.current?.isCollapsed()
                    ? bottom.current.expand()
                    : bottom.current?.collapse()
                }
                onMaximise={() =>
                  code.current?.isCollapsed() ? code.current.expand() : code.current?.collapse()
                }
                onScriptLine={(line) => {
                  if (code.current?.isCollapsed()) {
                    code.current.expand();
                  }
                  document.handle.current?.reveal(line);
                }}
              />
            </Panel>
          </Group>
          {merging.session !== null && merging.shown && (
            <MergeView
              session={merging.session}
              merging={merging}
              saving={document.saving.saving || editing.merge.isPending}
              onMergeToProd={editing.merge.mutate}
            />
          )}
        </div>
      </QueueLayout>
      <UnsavedGuard dirty={unsaved} name={name} />
    </Page>
  );
}
