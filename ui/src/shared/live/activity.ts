import { useMemo, useSyncExternalStore } from 'react';
import type { StreamState } from './eventStream.ts';

/** What is going on right now, as far as this page has heard. */
export interface Activity {
  readonly connection: StreamState;
  /** Script by execution. */
  readonly executions: ReadonlyMap<number, number>;
  readonly runs: ReadonlySet<number>;
}

let activity: Activity = { connection: 'connecting', executions: new Map(), runs: new Set() };
const listeners = new Set<() => void>();

export function useActivity(): Activity {
  return useSyncExternalStore(subscribe, () => activity);
}

/** The scripts that run now. */
export function useRunningScripts(): ReadonlySet<number> {
  const { executions } = useActivity();
  return useMemo(() => new Set(executions.values()), [executions]);
}

export function setActivity(change: Partial<Activity>): void {
  activity = { ...activity, ...change };
  for (const listener of listeners) {
    listener();
  }
}

export function currentActivity(): Activity {
  return activity;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
