import type { Activity } from '#shared/live/activity.ts';

/** What ran when the page went, and the last event it had heard of. */
interface KeptActivity {
  readonly lastId: string;
  readonly executions: ReadonlyMap<number, number>;
  readonly runs: ReadonlySet<number>;
}

const keyOf = (user: string) => `ved.live.${user}`;

/** For a reload in this tab: the stream goes on where it was. */
export function keepActivity(user: string, lastId: string | undefined, activity: Activity): void {
  try {
    if (lastId !== undefined) {
      sessionStorage.setItem(
        keyOf(user),
        JSON.stringify({
          lastId,
          executions: [...activity.executions],
          runs: [...activity.runs],
        }),
      );
    }
  } catch {
    // Storage is blocked: the page starts without knowing what runs.
  }
}

export function keptActivity(user: string): KeptActivity | null {
  try {
    const stored = sessionStorage.getItem(keyOf(user));
    if (stored === null) {
      return null;
    }
    const kept = JSON.parse(stored) as {
      lastId: string;
      executions: [number, number][];
      runs: number[];
    };
    return /^\d+$/.test(kept.lastId)
      ? { lastId: kept.lastId, executions: new Map(kept.executions), runs: new Set(kept.runs) }
      : null;
  } catch {
    return null;
  }
}
