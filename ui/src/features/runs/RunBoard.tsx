import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { useSearchParams } from 'react-router';
import { parseId } from '#shared/api/ids.ts';
import type { RunScript } from '#shared/api/types.ts';
import { layouts } from '#shared/storage/layouts.ts';
import { Lanes } from './Lanes.tsx';
import { followedScript } from './laneRows.ts';
import { RunOutput } from './RunOutput.tsx';
import classes from './Runs.module.css';
import type { RunState } from './runState.ts';

/** The lanes of a run, and beside them the output of one of its scripts. */
export function RunBoard({ state, failuresFirst }: { state: RunState; failuresFirst: boolean }) {
  const [parameters, setParameters] = useSearchParams();
  const picked = parseId(parameters.get('script'));
  const narrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
  const layout = useDefaultLayout({
    id: narrow ? 'ved.run.narrow' : 'ved.run',
    storage: layouts,
  });
  const shown = useMemo(() => find(state, picked) ?? followedScript(state), [state, picked]);

  const followed = picked === null && state.run.finished_at === null;

  function pick(script: RunScript) {
    setParameters(
      (current) => {
        const next = new URLSearchParams(current);
        next.set('script', String(script.script_id));
        return next;
      },
      { replace: true },
    );
  }

  return (
    <Group
      key={narrow ? 'narrow' : 'wide'}
      className={classes.board}
      orientation={narrow ? 'vertical' : 'horizontal'}
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
    >
      <Panel id="lanes" defaultSize="58%" minSize={240} className={classes.panel}>
        <Lanes
          state={state}
          failuresFirst={failuresFirst}
          selected={shown?.script_id ?? null}
          followed={followed}
          onSelect={pick}
        />
      </Panel>
      <Separator
        className={narrow ? classes.separatorFlat : classes.separator}
        aria-label="Resize the output"
      />
      <Panel id="output" minSize={narrow ? 120 : 300} className={classes.panel}>
        <RunOutput script={shown} followed={followed} />
      </Panel>
    </Group>
  );
}

function find(state: RunState, id: number | null): RunScript | null {
  if (id === null) {
    return null;
  }
  for (const group of state.run.groups) {
    const script = group.scripts.find((candidate) => candidate.script_id === id);
    if (script !== undefined) {
      return script;
    }
  }
  return null;
}
