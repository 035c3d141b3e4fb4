import { describe, expect, it } from 'vitest';
import type { Run, RunEvent, RunScript } from '#shared/api/types.ts';
import { followedScript, type LaneRow, laneRows } from './laneRows.ts';
import { onRunEvents, type RunState } from './runState.ts';

const at = '2026-11-20T10:00:00.000Z';

function planned(id: number, orderingNumber: number): RunScript {
  return {
    script_id: id,
    ordering_number: orderingNumber,
    descriptive_name: `Script ${id}`,
    version: { id, major: 0, minor: 1 },
    dataset: null,
    interpreter: 'cpython-3.14',
    phase: 'pending',
    status: null,
    execution_id: null,
    attempt: 0,
    reason: null,
    started_at: null,
    finished_at: null,
  };
}

function plan(groups: Record<number, number>): RunEvent {
  let id = 0;
  const run: Run = {
    id: 1,
    status: 'running',
    on_failure: 'continue',
    started_by: 'ed1',
    commit: 'abc',
    cancel_requested_by: null,
    groups: Object.entries(groups).map(([number, size]) => ({
      number: Number(number),
      scripts: Array.from({ length: size }, () => planned(++id, Number(number) + id / 1000)),
      started_at: null,
      finished_at: null,
    })),
    started_at: at,
    finished_at: null,
  };
  return { kind: 'run_started', at, run };
}

const started = (script_id: number): RunEvent => ({
  kind: 'script_started',
  at,
  script_id,
  execution_id: 100 + script_id,
  attempt: 1,
});

const finished = (script_id: number, status: 'succeeded' | 'failed'): RunEvent => ({
  kind: 'script_finished',
  at,
  script_id,
  execution_id: 100 + script_id,
  status,
  reason: status === 'failed' ? 'The script ended with exit code 1.' : null,
});

function stateAfter(...events: RunEvent[]): RunState {
  const state = onRunEvents(null, events);
  if (state === null) {
    throw new Error('no run_started among the events');
  }
  return state;
}

describe('the state of a run', () => {
  it('is nothing before the plan is known', () => {
    expect(onRunEvents(null, [started(1)])).toBeNull();
  });

  it('follows groups and scripts to the end', () => {
    const state = stateAfter(
      plan({ 1: 1, 2: 2 }),
      { kind: 'group_started', at, group: 1 },
      started(1),
      finished(1, 'succeeded'),
      { kind: 'group_finished', at, group: 1 },
      { kind: 'group_started', at, group: 2 },
      started(2),
      started(3),
      finished(3, 'failed'),
    );

    expect(state.counts).toEqual({
      scripts: 3,
      succeeded: 1,
      failed: 1,
      cancelled: 0,
      skipped: 0,
      active: 1,
    });
    expect(state.run.groups[0]).toMatchObject({ started_at: at, finished_at: at });
    expect(state.run.groups[1]?.scripts[1]).toMatchObject({
      phase: 'finished',
      status: 'failed',
      execution_id: 103,
    });
  });

  it('says who cancelled and what was skipped', () => {
    const state = stateAfter(
      plan({ 1: 1, 2: 1 }),
      { kind: 'cancel_requested', at, by: 'ed2' },
      { kind: 'script_skipped', at, script_id: 2 },
      { kind: 'run_finished', at, status: 'cancelled' },
    );

    expect(state.run).toMatchObject({
      cancel_requested_by: 'ed2',
      status: 'cancelled',
      finished_at: at,
    });
    expect(state.counts.skipped).toBe(1);
  });

  it('is the same for one batch as for one event after the other', () => {
    const events = [
      plan({ 1: 2, 2: 3 }),
      started(1),
      started(2),
      finished(2, 'failed'),
      started(3),
    ];

    const one = events.reduce<RunState | null>((state, event) => onRunEvents(state, [event]), null);

    expect(one).toEqual(stateAfter(...events));
  });

  it('does not change a state that was given out', () => {
    const before = stateAfter(plan({ 1: 2 }), started(1));
    const copy = structuredClone(before);

    const later = onRunEvents(before, [finished(1, 'succeeded')]);

    expect(before).toEqual(copy);
    expect(later?.run.groups[0]).not.toBe(before.run.groups[0]);
  });

  it('leaves untouched groups as they are', () => {
    const before = stateAfter(plan({ 1: 1, 2: 1 }));

    const later = onRunEvents(before, [started(1)]);

    expect(later?.run.groups[1]).toBe(before.run.groups[1]);
  });

  it('replays 10,000 scripts within half a second', () => {
    const events: RunEvent[] = [plan({ 1: 5_000, 2: 5_000 })];
    for (let id = 1; id <= 10_000; id++) {
      events.push(started(id), finished(id, 'succeeded'));
    }
    const start = performance.now();

    const state = stateAfter(...events);

    expect(state.counts.succeeded).toBe(10_000);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('the lanes of a run', () => {
  const nameOf = (row: LaneRow) => {
    switch (row.kind) {
      case 'failures':
        return `failed ${row.amount}`;
      case 'group':
        return `group ${row.group.number}${row.open ? '' : ' folded'}`;
      case 'script':
        return row.script.script_id;
    }
  };
  const names = (
    state: RunState,
    failuresFirst = false,
    chosen = new Map<number, boolean>(),
    shown: number | null = null,
  ) => laneRows(state, chosen, failuresFirst, shown).map(nameOf);

  it('shows groups in order with their scripts', () => {
    expect(names(stateAfter(plan({ 1: 1, 3: 2 })))).toEqual(['group 1', 1, 'group 3', 2, 3]);
  });

  it('puts failures first when asked', () => {
    const state = stateAfter(plan({ 1: 1, 3: 2 }), started(3), finished(3, 'failed'));

    expect(names(state, true)).toEqual(['failed 1', 3, 'group 1', 1, 'group 3', 2]);
  });

  it('unfolds only the groups at work when there are many scripts', () => {
    const state = stateAfter(plan({ 1: 50, 2: 50, 3: 50 }), {
      kind: 'group_started',
      at,
      group: 2,
    });

    const rows = names(state);

    expect(rows[0]).toBe('group 1 folded');
    expect(rows[1]).toBe('group 2');
    expect(rows).toHaveLength(53);
  });

  it('unfolds the group of the script whose output is shown', () => {
    const state = stateAfter(plan({ 1: 50, 2: 50 }));

    expect(names(state, false, new Map(), 51).slice(0, 3)).toEqual([
      'group 1 folded',
      'group 2',
      51,
    ]);
    expect(names(state, false, new Map([[2, false]]), 51)).toEqual([
      'group 1 folded',
      'group 2 folded',
    ]);
  });

  it('folds what the user folds', () => {
    expect(names(stateAfter(plan({ 1: 1, 2: 1 })), false, new Map([[1, false]]))).toEqual([
      'group 1 folded',
      'group 2',
      2,
    ]);
  });
});

describe('the output that is shown by itself', () => {
  it('is that of what runs, then of the first failure', () => {
    const running = stateAfter(plan({ 1: 2 }), started(1), finished(1, 'failed'), started(2));
    expect(followedScript(running)?.script_id).toBe(2);

    const ended = onRunEvents(running, [
      finished(2, 'succeeded'),
      { kind: 'run_finished', at, status: 'failed' },
    ]);
    expect(ended && followedScript(ended)?.script_id).toBe(1);
  });
});
