import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from 'react-router';
import { isEditor, useMe } from '#shared/api/session.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { useStartRun } from '#shared/runs/useStartRun.ts';
import { useScripts } from '#shared/scripts/scripts.ts';
import { type PageAction, useOfferedActions } from '#shared/ui/pageActions.ts';
import { openHelp } from './helpStore.ts';
import { useFindInScripts } from './useGlobalKeys.ts';
import { useLogout } from './useLogout.ts';
import { usePreferenceActions } from './usePreferenceActions.ts';

export interface PaletteEntry {
  readonly id: string;
  readonly kind: 'script' | 'action';
  readonly number: string | null;
  readonly label: string;
  readonly keys: string | null;
  run(): void;
}

const scriptsAtMost = 40;

/** What has all the words in its name: actions first as long as nothing is searched for. */
export function usePaletteEntries(query: string): PaletteEntry[] {
  const navigate = useNavigate();
  const scripts = useScripts();
  const actions = useActions();
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (text: string) => {
    const lower = text.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
  const foundActions = actions
    .filter((action) => !action.disabled && fits(action.label))
    .map(
      (action): PaletteEntry => ({
        id: action.id,
        kind: 'action',
        number: null,
        label: action.label,
        keys: action.keys ?? null,
        run: action.run,
      }),
    );
  const foundScripts: PaletteEntry[] = [];
  for (const script of scripts.data ?? []) {
    const number = orderingNumber(script.ordering_number);
    if (fits(`${number} ${script.descriptive_name}`)) {
      foundScripts.push({
        id: `script-${script.id}`,
        kind: 'script',
        number,
        label: visibleText(script.descriptive_name),
        keys: null,
        run: () => void navigate(`/editor/${script.id}`),
      });
      if (foundScripts.length === scriptsAtMost) {
        break;
      }
    }
  }
  return words.length === 0
    ? [...foundActions, ...foundScripts]
    : [...foundScripts, ...foundActions];
}

function useActions(): PageAction[] {
  const navigate = useNavigate();
  const me = useMe();
  const offered = useOfferedActions();
  const startRun = useStartRun();
  const logout = useLogout();
  const { setColorScheme } = useMantineColorScheme();
  const find = useFindInScripts();
  const preferences = usePreferenceActions();
  const go = (to: string) => () => void navigate(to);
  return [
    ...offered,
    { id: 'go-scripts', label: 'Go to the scripts', run: go('/') },
    { id: 'go-runs', label: 'Go to the runs', run: go('/runs') },
    { id: 'go-order', label: 'Go to the history of the order', run: go('/order') },
    { id: 'go-deleted', label: 'Go to the deleted scripts', run: go('/deleted') },
    { id: 'go-duplicates', label: 'Go to the duplicates', run: go('/duplicates') },
    ...(isEditor(me.data)
      ? [
          { id: 'new-script', label: 'New script', run: go('/editor/new') },
          { id: 'go-assistant', label: 'Go to the log of the assistant', run: go('/assistant') },
          {
            id: 'run-all',
            label: 'Run all',
            run: () => startRun.mutate({ on_failure: 'continue' }),
          },
          {
            id: 'run-all-stop',
            label: 'Run all, stop after a failing group',
            run: () => startRun.mutate({ on_failure: 'stop' }),
          },
        ]
      : []),
    { id: 'find-all', label: 'Find in all scripts', keys: 'Ctrl+Shift+F', run: find },
    { id: 'go-settings', label: 'Go to the settings', run: go('/settings') },
    { id: 'help', label: 'Help: all keys', keys: '?', run: openHelp },
    ...preferences,
    { id: 'theme-light', label: 'Theme: light', run: () => setColorScheme('light') },
    { id: 'theme-dark', label: 'Theme: dark', run: () => setColorScheme('dark') },
    { id: 'theme-auto', label: 'Theme: as the system', run: () => setColorScheme('auto') },
    { id: 'logout', label: 'Log out', run: () => logout.mutate() },
  ];
}
