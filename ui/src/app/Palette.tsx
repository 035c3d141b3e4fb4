import { Kbd, useMantineColorScheme } from '@mantine/core';
import { Spotlight } from '@mantine/spotlight';
import { IconBolt, IconFileCode, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { isEditor, useMe } from '#shared/api/session.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { useStartRun } from '#shared/runs/useStartRun.ts';
import { useScripts } from '#shared/scripts/scripts.ts';
import { cx } from '#shared/ui/classes.ts';
import { type PageAction, useOfferedActions } from '#shared/ui/pageActions.ts';
import classes from './Palette.module.css';
import { openPalette, palette, paletteStore } from './paletteStore.ts';
import { useLogout } from './useLogout.ts';

const scriptsAtMost = 30;

/** Every script and every action, by name. */
export function Palette() {
  const [query, setQuery] = useState('');
  useShortcut();
  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      size={600}
      maxHeight={440}
      scrollable
      transitionProps={{ duration: 80 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      classNames={{ search: cx(classes.search), actionsGroup: cx(classes.group) }}
    >
      <Spotlight.Search
        placeholder="Find a script or an action…"
        aria-label="Find a script or an action"
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      <Results query={query} />
    </Spotlight.Root>
  );
}

function Results({ query }: { query: string }) {
  const navigate = useNavigate();
  const scripts = useScripts();
  const actions = useActions();
  const words = useMemo(() => query.toLowerCase().split(/\s+/).filter(Boolean), [query]);
  const fits = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const foundActions = actions.filter((action) => !action.disabled && fits(action.label));
  const foundScripts = (scripts.data ?? [])
    .filter((script) =>
      fits(`${orderingNumber(script.ordering_number)} ${script.descriptive_name}`),
    )
    .slice(0, scriptsAtMost);
  const actionsList = (
    <Spotlight.ActionsGroup label="Actions" key="actions">
      {foundActions.map((action) => (
        <Spotlight.Action key={action.id} onClick={() => action.run()}>
          <span className={classes.row}>
            <IconBolt size={16} stroke={1.6} className={classes.icon} />
            <span className={classes.label}>{action.label}</span>
            {action.keys !== undefined && <Kbd>{action.keys}</Kbd>}
          </span>
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  );
  const scriptsList = (
    <Spotlight.ActionsGroup label="Scripts" key="scripts">
      {foundScripts.map((script) => (
        <Spotlight.Action key={script.id} onClick={() => void navigate(`/editor/${script.id}`)}>
          <span className={classes.row}>
            <IconFileCode size={16} stroke={1.6} className={classes.icon} />
            <span className={classes.number}>{orderingNumber(script.ordering_number)}</span>
            <span className={classes.label}>{script.descriptive_name}</span>
          </span>
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  );
  return (
    <Spotlight.ActionsList>
      {foundActions.length > 0 && words.length === 0 && actionsList}
      {foundScripts.length > 0 && scriptsList}
      {foundActions.length > 0 && words.length > 0 && actionsList}
      {foundActions.length + foundScripts.length === 0 && (
        <Spotlight.Empty>Nothing has that name.</Spotlight.Empty>
      )}
    </Spotlight.ActionsList>
  );
}

function useActions(): PageAction[] {
  const navigate = useNavigate();
  const me = useMe();
  const offered = useOfferedActions();
  const startRun = useStartRun();
  const logout = useLogout();
  const { setColorScheme } = useMantineColorScheme();
  const go = (to: string) => () => void navigate(to);
  return [
    ...offered,
    { id: 'go-scripts', label: 'Go to the scripts', run: go('/') },
    { id: 'go-runs', label: 'Go to the runs', run: go('/runs') },
    ...(isEditor(me.data)
      ? [
          { id: 'new-script', label: 'New script', run: go('/editor/new') },
          {
            id: 'run-all',
            label: 'Run all',
            run: () => startRun.mutate({ on_failure: 'continue' }),
          },
          {
            id: 'run-all-stop',
            label: 'Run all, stop at the first failure',
            run: () => startRun.mutate({ on_failure: 'stop' }),
          },
        ]
      : []),
    { id: 'theme-light', label: 'Theme: light', run: () => setColorScheme('light') },
    { id: 'theme-dark', label: 'Theme: dark', run: () => setColorScheme('dark') },
    { id: 'theme-auto', label: 'Theme: as the system', run: () => setColorScheme('auto') },
    { id: 'logout', label: 'Log out', run: () => logout.mutate() },
  ];
}

/** Ctrl+K works inside the code editor too, where it would start a chord. */
function useShortcut(): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        !event.altKey &&
        event.key === 'k'
      ) {
        event.preventDefault();
        event.stopPropagation();
        openPalette();
      }
    }
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      palette.close();
    };
  }, []);
}
