import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Suspense, useRef, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import { useSearchParams } from 'react-router';
import { parseId } from '#shared/api/ids.ts';
import { isEditor } from '#shared/api/session.ts';
import type { ScriptContent, User } from '#shared/api/types.ts';
import { LazyCodeEditor } from '#shared/code/lazyCode.ts';
import { orderingNumber, versionNumber } from '#shared/format/numbers.ts';
import { local } from '#shared/format/times.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { ProdBadge } from '#shared/scripts/ProdBadge.tsx';
import { layouts } from '#shared/storage/layouts.ts';
import { Page } from '#shared/ui/Page.tsx';
import { useOfferActions } from '#shared/ui/pageActions.ts';
import { BottomPane, type BottomTab } from './BottomPane.tsx';
import { DocumentBanners } from './DocumentBanners.tsx';
import classes from './Editor.module.css';
import { EditorActions } from './EditorActions.tsx';
import { type Comparison, EditorComparison } from './EditorComparison.tsx';
import { QueueLayout } from './QueueLayout.tsx';
import { UnsavedGuard } from './UnsavedGuard.tsx';
import { useDocument } from './useDocument.ts';
import { useMerge } from './useMerge.ts';
import { useRunScript } from './useRunScript.ts';

const crumbs = [{ label: 'Scripts', to: '/' }];
const readOnlyMessage = 'You can read this script. Changing it needs the role editor.';

/** One script: its text, and below it what running it gave, its data and its history. */
export function ScriptEditor({ script, user }: { script: ScriptContent; user: User }) {
  const canEdit = isEditor(user);
  const [parameters] = useSearchParams();
  const document = useDocument(script, user.username, canEdit);
  const merge = useMerge(script.id);
  const [tab, setTab] = useState<BottomTab>('output');
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const bottom = usePanelRef();
  const layout = useDefaultLayout({ id: 'ved.editor', storage: layouts });
  const firstLine = useRef(parseId(parameters.get('line')));
  const name = `${orderingNumber(script.ordering_number)} ${visibleText(script.descriptive_name)}`;

  function openTab(wanted: BottomTab) {
    setTab(wanted);
    if (bottom.current?.isCollapsed()) {
      bottom.current.expand();
    }
  }

  const running = useRunScript(script, document, () => openTab('output'));
  useOfferActions([
    ...(canEdit
      ? [
          {
            id: 'save',
            label: 'Save',
            keys: 'Ctrl+S',
            disabled: !document.dirty,
            run: document.save,
          },
          { id: 'run', label: 'Run', keys: 'Ctrl+Enter', run: () => running.run() },
          {
            id: 'merge',
            label: 'Merge to prod',
            disabled: script.state === 'same' || document.dirty,
            run: () => merge.mutate(),
          },
        ]
      : []),
    { id: 'output', label: 'Show the output', run: () => openTab('output') },
    { id: 'data', label: 'Show the data', run: () => openTab('data') },
    { id: 'history', label: 'Show the history', run: () => openTab('history') },
  ]);

  return (
    <Page
      title={name}
      crumbs={crumbs}
      heading={
        <>
          <span className={classes.number}>{orderingNumber(script.ordering_number)}</span>
          {visibleText(script.descriptive_name)}
        </>
      }
      beside={
        <>
          <Tooltip
            label={`Saved by ${document.base.committer}, ${local(new Date(document.base.saved_at))}. Click for the history.`}
          >
            <UnstyledButton
              className={classes.version}
              onClick={() => openTab('history')}
              aria-label={`Version ${versionNumber(document.base)}, open the history`}
            >
              {versionNumber(document.base)}
            </UnstyledButton>
          </Tooltip>
          <ProdBadge state={script.state} />
          {document.dirty && <span className={classes.dirty}>unsaved</span>}
          {!canEdit && (
            <Tooltip label={readOnlyMessage}>
              <span className={classes.readOnly}>
                <IconLock size={13} /> read only
              </span>
            </Tooltip>
          )}
        </>
      }
      actions={
        canEdit ? (
          <EditorActions script={script} document={document} merge={merge} running={running} />
        ) : undefined
      }
    >
      <QueueLayout current={script.id}>
        <Group
          orientation="vertical"
          className={classes.columns}
          defaultLayout={layout.defaultLayout}
          onLayoutChanged={layout.onLayoutChanged}
        >
          <Panel id="code" minSize={120} className={classes.panel}>
            <DocumentBanners
              document={document}
              onCompareNewer={() => setComparison('newer')}
              onCompareDraft={() => setComparison('draft')}
            />
            <div className={classes.code}>
              <Suspense fallback={<p className={classes.loading}>Opening the editor…</p>}>
                <LazyCodeEditor
                  initialText={script.content}
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
                  onChange={document.onChange}
                  onSave={document.save}
                  onRun={() => running.run()}
                />
              </Suspense>
            </div>
            <EditorComparison
              kind={comparison}
              document={document}
              merge={merge}
              onClose={() => setComparison(null)}
            />
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
              script={script}
              document={document}
              canEdit={canEdit}
              running={running}
              tab={tab}
              onTab={openTab}
              onFold={() =>
                bottom.current?.isCollapsed() ? bottom.current.expand() : bottom.current?.collapse()
              }
            />
          </Panel>
        </Group>
      </QueueLayout>
      <UnsavedGuard dirty={document.dirty} name={name} />
    </Page>
  );
}
