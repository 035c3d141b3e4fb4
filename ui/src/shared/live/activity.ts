import { useMemo } from 'react';
import { Store, useStore } from '../store/Store.ts';
import type { StreamState } from './eventStream.ts';

/** What is going on right now, as far as this page has heard. */
export interface Activity {
  readonly connection: StreamState;
  /** Script by execution. */
  readonly executions: ReadonlyMap<number, number>;
  readonly runs: ReadonlySet<number>;
}

const activity = new Store<Activity>({
  connection: 'connecting',
  executions: new Map(),
  runs: new Set(),
});

export function useActivity(): Activity {
  return useStore(activity);
}

/** The scripts that run now. */
export function useRunningScripts(): ReadonlySet<number> {
  const { executions } = useActivity();
  return useMemo(() => new Set(executions.values()), [executions]);
}

export function setActivity(change: Partial<Activity>): void {
  activity.set({ ...activity.get(), ...change });
}

export function currentActivity(): Activity {
  return activity.get();
}
