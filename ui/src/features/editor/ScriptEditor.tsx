import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import { isEditor } from '#shared/api/session.ts';
import type { ScriptContent, User } from '#shared/api/types.ts';
import type { CodeMark } from '#shared/code/codeTypes.ts';
import { useTellProblems } from '#shared/code/problemCount.ts';
import { useAnnounceOpen } from '#shared/presence/announce.ts';
import { offerSelection } from '#shared/search/searchRequests.ts';
import { layouts } from '#shared/storage/layouts.ts';
import { cx } from '#shared/ui/classes.ts';
import { AssistantPanel } from './assistant/AssistantPanel.tsx';
import { useScriptAssistant } from './assistant/useScriptAssistant.ts';
import { BottomPane, type BottomTab } from './BottomPane.tsx';
import { CodePanel } from './CodePanel.tsx';
import classes from './Editor.module.css';
import { EditorActions } from './EditorActions.tsx';
import { MergeView } from './merge/MergeView.tsx';
import { Crumbs } from './panels/Crumbs.tsx';
import { inFront } from './panels/inFront.ts';
import { type SideKind, SidePanel } from './panels/SidePanel.tsx';
import { useMarks } from './panels/useMarks.ts';
import { useSide } from './panels/useSide.ts';
import { useSymbols } from './panels/useSymbols.ts';
import { ScriptFacts } from './ScriptHeader.tsx';
import { useTab } from './tabs/tabContext.ts';
import { useTellUnsaved } from './tabs/useTellUnsaved.ts';
import { useDeepLink } from './useDeepLink.ts';
import { useEditing } from './useEditing.ts';
import { useEditorCommands } from './useEditorCommands.ts';
import { useProblemKeys } from './useProblemKeys.ts';
import { useRunScript } from './useRunScript.ts';

/** One script: its text, and around it what running it gave, its problems, data and history. */
export function ScriptEditor({ script, user }: { script: ScriptContent; user: User }) {
  const tab = useTab();
  const editing = useEditing(script, user);
  const { document, merging, canEdit } = editing;
  const handle = document.ready ? document.handle.current : null;
  const [pane, setPane] = useState<BottomTab>('output');
  const [chosenSide, setSide] = useSide();
  const side = chosenSide === 'assistant' && !canEdit ? null : chosenSide;
  const code = usePanelRef();
  const bottom = usePanelRef();
  const layout = useDefaultLayout({ id: 'ved.editor', storage: layouts });
  const columns = useDefaultLayout({
    id: 'ved.editor.side',
    panelIds: side === null ? ['main'] : ['main', sidePanelId(side)],
    storage: layouts,
  });
  const marks = useMarks(handle);
  const symbols = useSymbols(handle);
  const unsaved = document.dirty || merging.session !== null;
  const readOnlyMessage =
    script.deletion === null
      ? 'You can read this script. Changing it needs the role editor.'
      : 'This script is deleted. Put it back to change it.';
  useAnnounceOpen(script.id, unsaved);
  useTellUnsaved(unsaved);
  useEffect(
    () => (tab.active && handle !== null ? offerSelection(handle.selection) : undefined),
    [tab.active, handle],
  );

  function openPane(wanted: BottomTab) {
    setPane(wanted);
    if (wanted === 'data' && side === 'data') {
      return;
    }
    if (bottom.current?.isCollapsed()) {
      bottom.current.expand();
    }
  }

  function showCode() {
    if (code.current?.isCollapsed()) {
      code.current.expand();
    }
  }

  function showLine(line: number, column?: number) {
    showCode();
    handle?.reveal(line, column);
  }

  const showMark = (mark: CodeMark) => showLine(mark.line, mark.column);
  const running = useRunScript(script, document, () => openPane('output'));
  useTellProblems(marks, tab.active, () => openPane('problems'));
  useProblemKeys(tab.active, handle, marks, showMark);
  useDeepLink(script.id, handle, showCode);
  const assistant = useScriptAssistant(editing, running, {
    side,
    setSide,
    active: tab.active,
    marks,
  });
  useEditorCommands(editing, running, tab.active, {
    openPane,
    side,
    setSide,
    marks,
    showMark,
    assistant,
  });

  return (
    <>
      {tab.active &&
        tab.beside !== null &&
        createPortal(
          <ScriptFacts
            editing={editing}
            readOnlyMessage={readOnlyMessage}
            onHistory={() => openPane('history')}
          />,
          tab.beside,
        )}
      {tab.active &&
        tab.actions !== null &&
        canEdit &&
        createPortal(<EditorActions editing={editing} running={running} />, tab.actions)}
      <div className={classes.columns}>
        <Crumbs
          editing={editing}
          symbols={symbols}
          side={side}
          onSide={setSide}
          onLine={showLine}
        />
        <Group
          orientation="horizontal"
          className={cx(
            classes.columns,
            inFront(side === 'assistant', assistant.review.review !== null),
          )}
          defaultLayout={columns.defaultLayout}
          onLayoutChanged={columns.onLayoutChanged}
          inert={merging.shown}
        >
          <Panel id="main" minSize={220} className={classes.panel}>
            <Group
              orientation="vertical"
              className={classes.columns}
              defaultLayout={layout.defaultLayout}
              onLayoutChanged={layout.onLayoutChanged}
            >
              <Panel
                id="code"
                panelRef={code}
                minSize={120}
                collapsible
                collapsedSize={0}
                className={classes.panel}
              >
                <CodePanel
                  editing={editing}
                  running={running}
                  assistant={assistant}
                  mayEdit={isEditor(user)}
                  readOnlyMessage={readOnlyMessage}
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
                  editing={editing}
                  running={running}
                  assistant={assistant}
                  handle={handle}
                  marks={marks}
                  tab={pane}
                  onTab={openPane}
                  onFold={() =>
                    bottom.current?.isCollapsed()
                      ? bottom.current.expand()
                      : bottom.current?.collapse()
                  }
                  onMaximise={() =>
                    code.current?.isCollapsed() ? code.current.expand() : code.current?.collapse()
                  }
                  onScriptLine={showLine}
                  onMark={showMark}
                  dataBeside={side === 'data'}
                  onDataHere={() => setSide(null)}
                />
              </Panel>
            </Group>
          </Panel>
          {side !== null && (
            <>
              <Separator
                className={classes.separator}
                aria-label="Resize what is beside the code"
              />
              <Panel
                key={sidePanelId(side)}
                id={sidePanelId(side)}
                defaultSize={side === 'assistant' ? 380 : 280}
                minSize={160}
                className={classes.panel}
              >
                {side === 'assistant' ? (
                  <AssistantPanel
                    assistant={assistant}
                    failure={assistant.failure}
                    onClose={() => setSide(null)}
                  />
                ) : (
                  <SidePanel
                    kind={side}
                    editing={editing}
                    symbols={symbols}
                    onLine={showLine}
                    onClose={() => setSide(null)}
                  />
                )}
              </Panel>
            </>
          )}
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
    </>
  );
}

/** The assistant needs more room than the others, and keeps its own size. */
function sidePanelId(side: SideKind): string {
  return side === 'assistant' ? 'assistant' : 'side';
}
