import type { RunGroup, RunScript } from '#shared/api/types.ts';
import { outcomeOf, type RunState } from './runState.ts';

export type LaneRow =
  | { readonly kind: 'failures'; readonly amount: number }
  | { readonly kind: 'group'; readonly group: RunGroup; readonly open: boolean }
  | { readonly kind: 'script'; readonly script: RunScript };

/** A run with more scripts shows its finished groups folded. */
const unfoldedUpTo = 60;

/**
 * The rows of a run: groups in order with their scripts, folded where there would be too many.
 *
 * @param chosen groups that the user opened or closed
 * @param shown the script whose output is shown, so that its group is open
 */
export function laneRows(
  { run, counts }: RunState,
  chosen: ReadonlyMap<number, boolean>,
  failuresFirst: boolean,
  shown: number | null,
): LaneRow[] {
  const rows: LaneRow[] = [];
  if (failuresFirst) {
    const failed = run.groups
      .flatMap((group) => group.scripts)
      .filter((script) => outcomeOf(script) === 'failed');
    rows.push({ kind: 'failures', amount: failed.length });
    for (const script of failed) {
      rows.push({ kind: 'script', script });
    }
  }
  for (const group of run.groups) {
    const open = chosen.get(group.number) ?? opensByItself(group, counts.scripts, shown);
    rows.push({ kind: 'group', group, open });
    if (open) {
      for (const script of group.scripts) {
        if (!failuresFirst || outcomeOf(script) !== 'failed') {
          rows.push({ kind: 'script', script });
        }
      }
    }
  }
  return rows;
}

function opensByItself(group: RunGroup, scripts: number, shown: number | null): boolean {
  if (scripts <= unfoldedUpTo || group.scripts.some((script) => script.script_id === shown)) {
    return true;
  }
  return group.started_at !== null && group.finished_at === null;
}

/** The script whose output is shown until the user picks one: what runs, then what failed. */
export function followedScript({ run }: RunState): RunScript | null {
  const scripts = run.groups.flatMap((group) => group.scripts);
  if (run.finished_at === null) {
    const active = scripts.find((script) => script.phase === 'active');
    const last = scripts.findLast((script) => script.execution_id !== null);
    return active ?? last ?? null;
  }
  return (
    scripts.find((script) => outcomeOf(script) === 'failed') ??
    scripts.findLast((script) => script.execution_id !== null) ??
    null
  );
}
