import type { ProblemError } from '../api/problem.ts';
import type { ExecutionEvent } from '../api/types.ts';
import { openEventStream, type StreamState } from '../live/eventStream.ts';
import { type Follower, useFollowed } from '../live/useFollowed.ts';
import { type ExecutionState, onExecutionEvent, unheard } from './executionState.ts';
import { OutputBuffer } from './outputBuffer.ts';

export interface FollowedExecution {
  readonly id: number;
  readonly state: ExecutionState;
  readonly output: OutputBuffer;
  /** Grows with every change of the output, which is changed in place. */
  readonly revision: number;
  readonly connection: StreamState;
  readonly problem: ProblemError | null;
}

/** Follows an execution from its first event to its last, however late one comes. */
export function useExecution(id: number | null): FollowedExecution | null {
  return useFollowed(id, followExecution);
}

const followExecution = (id: number) => new ExecutionFollower(id);

class ExecutionFollower implements Follower<FollowedExecution> {
  readonly id: number;
  snapshot: FollowedExecution;
  private readonly listeners = new Set<() => void>();
  private frame: number | undefined;

  constructor(id: number) {
    this.id = id;
    this.snapshot = {
      id,
      state: unheard,
      output: new OutputBuffer(),
      revision: 0,
      connection: 'connecting',
      problem: null,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): () => void {
    const stream = openEventStream<ExecutionEvent>(`/api/executions/${this.id}/events`, {
      onEvents: (events) => {
        let { state } = this.snapshot;
        for (const event of events) {
          if (event.kind === 'output') {
            this.snapshot.output.append(event.stream, event.text);
          }
          state = onExecutionEvent(state, event);
        }
        this.change({ state, revision: this.snapshot.revision + 1 });
        if (state.finishedAt !== null) {
          stream.close();
        }
      },
      onState: (connection) => this.change({ connection }),
      onRefused: (problem) => this.change({ problem }),
    });
    return () => {
      stream.close();
      if (this.frame !== undefined) {
        cancelAnimationFrame(this.frame);
      }
    };
  }

  /** Listeners hear of it once per frame, however fast the script prints. */
  private change(change: Partial<FollowedExecution>): void {
    this.snapshot = { ...this.snapshot, ...change };
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      for (const listener of this.listeners) {
        listener();
      }
    });
  }
}
