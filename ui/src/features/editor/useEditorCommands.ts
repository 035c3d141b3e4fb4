import type { CodeMark } from '#shared/code/codeTypes.ts';
import { snippets } from '#shared/code/snippets.ts';
import { useOfferActions } from '#shared/ui/pageActions.ts';
import type { ScriptAssistant } from './assistant/useScriptAssistant.ts';
import type { BottomTab } from './BottomPane.tsx';
import { copyLink } from './copyLink.ts';
import type { SideKind } from './panels/SidePanel.tsx';
import type { Editing } from './useEditing.ts';
import { nextMark } from './useProblemKeys.ts';
import type { RunningScript } from './useRunScript.ts';

const assistantTasks = [
  { task: 'explain', label: 'explain the script' },
  { task: 'fix', label: 'fix what is wrong' },
  { task: 'test', label: 'write tests' },
  { task: 'document', label: 'write docstrings' },
] as const;

interface Panels {
  openPane(pane: BottomTab): void;
  readonly side: SideKind | null;
  setSide(side: SideKind | null): void;
  readonly marks: readonly CodeMark[];
  showMark(mark: CodeMark): void;
  readonly assistant: ScriptAssistant;
}

/** What the command palette offers while a script is the one in front. */
export function useEditorCommands(
  { script, document, merge, actions, canEdit, save }: Editing,
  running: RunningScript,
  inFront: boolean,
  { openPane, side, setSide, marks, showMark, assistant }: Panels,
): void {
  const act = (id: string) => () => document.handle.current?.act(id);
  const changing = [
    {
      id: 'save',
      label: 'Save',
      keys: 'Ctrl+S',
      disabled: !document.dirty,
      run: () => void save(),
    },
    { id: 'run', label: 'Run', keys: 'Ctrl+Enter', run: () => running.run() },
    {
      id: 'merge',
      label: 'Merge to prod',
      disabled: script.state === 'same' || document.dirty,
      run: merge.mutate,
    },
    { id: 'fork', label: 'Fork into a new script', run: actions.fork },
    { id: 'bump', label: 'Bump the major version', run: actions.bump },
    {
      id: 'format',
      label: 'Format the text',
      keys: 'Shift+Alt+F',
      run: act('editor.action.formatDocument'),
    },
    { id: 'quick-fix', label: 'Quick fix', keys: 'Ctrl+.', run: act('editor.action.quickFix') },
    { id: 'rename', label: 'Rename the symbol', keys: 'F2', run: act('editor.action.rename') },
    { id: 'assistant', label: 'Assistant beside the code', keys: 'Alt+A', run: assistant.toggle },
    {
      id: 'assistant-rewrite',
      label: 'Assistant: rewrite what is selected',
      keys: 'Ctrl+I',
      run: act('ved.rewrite'),
    },
    ...assistantTasks.map(({ task, label }) => ({
      id: `assistant-${task}`,
      label: `Assistant: ${label}`,
      run: () =>
        void assistant.ask({
          task,
          prompt: '',
          lines: null,
          failure: task === 'fix' ? assistant.failure() : null,
        }),
    })),
    ...snippets.map((snippet) => ({
      id: `insert-${snippet.id}`,
      label: `Insert: ${snippet.label}`,
      run: () => document.handle.current?.insertSnippet(snippet.body),
    })),
  ];
  const reading = [
    { id: 'output', label: 'Show the output', run: () => openPane('output') },
    { id: 'problems', label: 'Show the problems', run: () => openPane('problems') },
    { id: 'data', label: 'Show the data', run: () => openPane('data') },
    { id: 'history', label: 'Show the history', run: () => openPane('history') },
    {
      id: 'next-problem',
      label: 'Next problem',
      keys: 'F8',
      disabled: marks.length === 0,
      run: () => {
        const mark = nextMark(
          marks,
          document.handle.current?.cursor() ?? { line: 1, column: 1 },
          1,
        );
        if (mark !== null) {
          showMark(mark);
        }
      },
    },
    {
      id: 'outline-beside',
      label: side === 'outline' ? 'Hide the outline' : 'Show the outline beside the code',
      run: () => setSide(side === 'outline' ? null : 'outline'),
    },
    {
      id: 'data-beside',
      label: side === 'data' ? 'Hide the data beside the code' : 'Show the data beside the code',
      run: () => setSide(side === 'data' ? null : 'data'),
    },
    {
      id: 'copy-link',
      label: 'Copy a link to this line',
      run: () => void copyLink(script.id, document.handle.current?.cursor().line ?? 1),
    },
    { id: 'find', label: 'Find in this script', keys: 'Ctrl+F', run: act('actions.find') },
    { id: 'go-line', label: 'Go to a line', keys: 'Ctrl+G', run: act('editor.action.gotoLine') },
    {
      id: 'go-symbol',
      label: 'Go to a symbol of this script',
      keys: 'Ctrl+Shift+O',
      run: act('editor.action.quickOutline'),
    },
    {
      id: 'definition',
      label: 'Go to the definition',
      keys: 'F12',
      run: act('editor.action.revealDefinition'),
    },
    {
      id: 'references',
      label: 'Show the references',
      keys: 'Shift+F12',
      run: act('editor.action.goToReferences'),
    },
  ];

  useOfferActions(inFront ? [...(canEdit ? changing : []), ...reading] : []);
}
