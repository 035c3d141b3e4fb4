import type { CatalogueEvent, ExecutionStatus } from '#shared/api/types.ts';
import type { Person } from '#shared/presence/presenceStore.ts';
import { isFinal } from '#shared/ui/statusWords.ts';

/** What a batch of catalogue events asks for. */
export interface CatalogueChanges {
  /** Events were missed: everything is fetched again. */
  reset: boolean;
  readonly changedScripts: Set<number>;
  /** The order of the queue, or what is in it. */
  queueChanged: boolean;
  /** By script, who has it open now. */
  readonly presence: Map<number, readonly Person[]>;
  readonly startedScripts: Set<number>;
  readonly executions: Map<number, number>;
  readonly runs: Set<number>;
  readonly finishedExecutions: FinishedExecution[];
  readonly finishedRuns: number[];
}

export interface FinishedExecution {
  readonly execution: number;
  readonly script: number;
  readonly status: ExecutionStatus;
}

/** Folds events into what to do; what runs is carried on from before. */
export function collectChanges(
  before: { executions: ReadonlyMap<number, number>; runs: ReadonlySet<number> },
  events: readonly CatalogueEvent[],
): CatalogueChanges {
  const changes: CatalogueChanges = {
    reset: false,
    changedScripts: new Set(),
    queueChanged: false,
    presence: new Map(),
    startedScripts: new Set(),
    executions: new Map(before.executions),
    runs: new Set(before.runs),
    finishedExecutions: [],
    finishedRuns: [],
  };
  for (const event of events) {
    take(changes, event);
  }
  return changes;
}

function take(changes: CatalogueChanges, event: CatalogueEvent): void {
  switch (event.kind) {
    case 'reset':
      changes.reset = true;
      changes.executions.clear();
      changes.runs.clear();
      return;
    case 'script_changed':
      changes.changedScripts.add(event.script_id);
      return;
    case 'queue_changed':
      changes.queueChanged = true;
      return;
    case 'presence_changed':
      changes.presence.set(event.script_id, event.people);
      return;
    case 'execution_started':
      changes.executions.set(event.execution_id, event.script_id);
      changes.startedScripts.add(event.script_id);
      return;
    case 'execution_finished':
      changes.executions.delete(event.execution_id);
      if (isFinal(event.status)) {
        changes.finishedExecutions.push({
          execution: event.execution_id,
          script: event.script_id,
          status: event.status,
        });
      }
      return;
    case 'run_started':
      changes.runs.add(event.run_id);
      return;
    case 'run_finished':
      changes.runs.delete(event.run_id);
      changes.finishedRuns.push(event.run_id);
      return;
  }
}
