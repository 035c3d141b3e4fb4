import type { Run, RunEvent, RunGroup, RunScript } from '#shared/api/types.ts';

/** A run as its events tell it; nothing before the first one. */
export interface RunState {
  readonly run: Run;
  readonly counts: RunCounts;
}

export interface RunCounts {
  readonly scripts: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly skipped: number;
  readonly active: number;
}

/**
 * The state after a batch of events. Groups that no event concerns stay the same objects; each
 * other one is copied once per batch, so that a run of thousands of scripts replays quickly.
 */
export function onRunEvents(state: RunState | null, events: readonly RunEvent[]): RunState | null {
  let draft: Draft | null = state === null ? null : new Draft(state.run);
  for (const event of events) {
    if (event.kind === 'run_started') {
      draft = new Draft(event.run);
    } else {
      draft?.on(event);
    }
  }
  if (draft === null) {
    return null;
  }
  const run = draft.finish();
  return { run, counts: countsOf(run) };
}

function countsOf(run: Run): RunCounts {
  const counts = { scripts: 0, succeeded: 0, failed: 0, cancelled: 0, skipped: 0, active: 0 };
  for (const group of run.groups) {
    for (const script of group.scripts) {
      counts.scripts++;
      const name = outcomeOf(script);
      if (name !== 'pending') {
        counts[name]++;
      }
    }
  }
  return counts;
}

export type Outcome = 'pending' | 'active' | 'succeeded' | 'failed' | 'cancelled' | 'skipped';

/** Where a script of a run stands, in one word. */
export function outcomeOf(script: RunScript): Outcome {
  switch (script.phase) {
    case 'pending':
    case 'active':
    case 'skipped':
      return script.phase;
    case 'finished':
      return script.status === 'succeeded' || script.status === 'cancelled'
        ? script.status
        : 'failed';
  }
}

type LaterEvent = Exclude<RunEvent, { kind: 'run_started' }>;

class Draft {
  private run: Run;
  private readonly groups: RunGroup[];
  private readonly copied = new Set<number>();
  private places: Map<number, [group: number, script: number]> | undefined;

  constructor(run: Run) {
    this.run = run;
    this.groups = [...run.groups];
  }

  finish(): Run {
    return { ...this.run, groups: this.groups };
  }

  on(event: LaterEvent): void {
    switch (event.kind) {
      case 'group_started':
        this.changeGroup(event.group, { started_at: event.at });
        return;
      case 'group_finished':
        this.changeGroup(event.group, { finished_at: event.at });
        return;
      case 'script_started':
        this.changeScript(event.script_id, {
          phase: 'active',
          status: 'queued',
          execution_id: event.execution_id,
          attempt: event.attempt,
          started_at: event.at,
          finished_at: null,
        });
        return;
      case 'script_finished':
        this.changeScript(event.script_id, {
          phase: 'finished',
          status: event.status,
          reason: event.reason,
          ...(event.execution_id === null ? {} : { execution_id: event.execution_id }),
          finished_at: event.at,
        });
        return;
      case 'script_skipped':
        this.changeScript(event.script_id, { phase: 'skipped', status: null });
        return;
      case 'cancel_requested':
        this.run = { ...this.run, cancel_requested_by: event.by };
        return;
      case 'run_finished':
        this.run = { ...this.run, status: event.status, finished_at: event.at };
        return;
    }
  }

  private changeGroup(number: number, change: Partial<RunGroup>): void {
    const at = this.groups.findIndex((group) => group.number === number);
    const group = this.groups[at];
    if (group !== undefined) {
      this.groups[at] = { ...group, ...change };
    }
  }

  private changeScript(id: number, change: Partial<RunScript>): void {
    const place = this.placeOf(id);
    if (place === undefined) {
      return;
    }
    const [at, index] = place;
    let group = this.groups[at];
    if (group !== undefined && !this.copied.has(at)) {
      this.copied.add(at);
      group = { ...group, scripts: [...group.scripts] };
      this.groups[at] = group;
    }
    const script = group?.scripts[index];
    if (group !== undefined && script !== undefined) {
      group.scripts[index] = { ...script, ...change };
    }
  }

  private placeOf(id: number): [number, number] | undefined {
    this.places ??= new Map(
      this.groups.flatMap((group, at) =>
        group.scripts.map((script, index) => [script.script_id, [at, index]] as const),
      ),
    ) as Map<number, [number, number]>;
    return this.places.get(id);
  }
}
