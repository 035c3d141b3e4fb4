import type { ExecutionEvent, ExecutionStatus } from '../api/types.ts';

/** An execution as its events tell it, without its output. */
export interface ExecutionState {
  readonly status: ExecutionStatus;
  readonly queuedAt: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly exitCode: number | null;
  readonly signal: number | null;
  readonly reason: string | null;
  readonly peakMemoryBytes: number | null;
}

export const unheard: ExecutionState = {
  status: 'queued',
  queuedAt: null,
  startedAt: null,
  finishedAt: null,
  exitCode: null,
  signal: null,
  reason: null,
  peakMemoryBytes: null,
};

export function onExecutionEvent(state: ExecutionState, event: ExecutionEvent): ExecutionState {
  switch (event.kind) {
    case 'queued':
      return { ...state, status: 'queued', queuedAt: event.at };
    case 'started':
      return { ...state, status: 'running', startedAt: event.at };
    case 'output':
      return state;
    case 'finished':
      return {
        ...state,
        status: event.status,
        finishedAt: event.at,
        exitCode: event.exit_code,
        signal: event.signal,
        reason: event.reason,
        peakMemoryBytes: event.peak_memory_bytes,
      };
  }
}
