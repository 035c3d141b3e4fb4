import { useEffect, useState, useSyncExternalStore } from 'react';
import { useSessionEpoch } from '../api/session.ts';

/** Watches one thing that goes on in the server. */
export interface Follower<T> {
  readonly id: number;
  /** What is known of it; another object after each change. */
  readonly snapshot: T;
  readonly subscribe: (listener: () => void) => () => void;
  /** Answers how to stop. */
  start(): () => void;
}

/** What is known of the thing with an id, however late one comes; a new session follows it anew. */
export function useFollowed<T>(id: number | null, follow: (id: number) => Follower<T>): T | null {
  const epoch = useSessionEpoch();
  const [follower, setFollower] = useState<Follower<T> | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new session follows anew
  useEffect(() => {
    if (id === null) {
      setFollower(null);
      return undefined;
    }
    const next = follow(id);
    setFollower(next);
    return next.start();
  }, [id, epoch]);

  return useSyncExternalStore(follower?.subscribe ?? nothing, () =>
    follower?.id === id ? (follower?.snapshot ?? null) : null,
  );
}

function nothing(): () => void {
  return () => undefined;
}
