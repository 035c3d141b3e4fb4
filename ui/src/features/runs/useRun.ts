import { useEffect, useState } from 'react';
import type { ProblemError } from '#shared/api/problem.ts';
import { useSessionEpoch } from '#shared/api/session.ts';
import type { RunEvent } from '#shared/api/types.ts';
import { openEventStream, type StreamState } from '#shared/live/eventStream.ts';
import { onRunEvents, type RunState } from './runState.ts';

export interface FollowedRun {
  readonly state: RunState | null;
  readonly connection: StreamState;
  readonly problem: ProblemError | null;
}

const unheard: FollowedRun = { state: null, connection: 'connecting', problem: null };

/** Follows a run from its first event to its last, however late one comes. */
export function useRun(id: number): FollowedRun {
  const epoch = useSessionEpoch();
  const [followed, setFollowed] = useState<FollowedRun>(unheard);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new session follows anew
  useEffect(() => {
    let current = unheard;
    let frame: number | undefined;
    setFollowed(unheard);
    function change(part: Partial<FollowedRun>): void {
      current = { ...current, ...part };
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        setFollowed(current);
      });
    }
    const stream = openEventStream<RunEvent>(`/api/runs/${id}/events`, {
      onEvents: (events) => {
        const state = onRunEvents(current.state, events);
        change({ state });
        if (state?.run.finished_at) {
          stream.close();
        }
      },
      onState: (connection) => change({ connection }),
      onRefused: (problem) => change({ problem }),
    });
    return () => {
      stream.close();
      if (frame !== undefined) {
        cancelAnimationFrame(frame);
      }
    };
  }, [id, epoch]);
  return followed;
}
