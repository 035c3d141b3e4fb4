import { useOfferActions } from '#shared/ui/pageActions.ts';
import type { BottomTab } from './BottomPane.tsx';
import type { Editing } from './useEditing.ts';
import type { RunningScript } from './useRunScript.ts';

/** What the command palette offers while a script is open. */
export function useEditorCommands(
  { script, document, merge, actions, canEdit, save }: Editing,
  running: RunningScript,
  openTab: (tab: BottomTab) => void,
): void {
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
  ];
  useOfferActions([
    ...(canEdit ? changing : []),
    { id: 'output', label: 'Show the output', run: () => openTab('output') },
    { id: 'data', label: 'Show the data', run: () => openTab('data') },
    { id: 'history', label: 'Show the history', run: () => openTab('history') },
  ]);
}
