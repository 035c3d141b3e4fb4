import type { ExecutionStatus, RunStatus } from '../api/types.ts';

export type Tone = 'good' | 'bad' | 'warn' | 'live' | 'idle';

export interface StatusWords {
  readonly tone: Tone;
  /** The word that stands alone. */
  readonly word: string;
  /** Why, where the word does not say it. */
  readonly reason: string | null;
}

/** How the status of an execution is said. */
export function executionWords(status: ExecutionStatus): StatusWords {
  switch (status) {
    case 'queued':
      return { tone: 'live', word: 'Queued', reason: null };
    case 'running':
      return { tone: 'live', word: 'Running', reason: null };
    case 'succeeded':
      return { tone: 'good', word: 'Success', reason: null };
    case 'failed':
      return { tone: 'bad', word: 'Failure', reason: 'exit code' };
    case 'timed_out':
      return { tone: 'bad', word: 'Failure', reason: 'timed out' };
    case 'out_of_memory':
      return { tone: 'bad', word: 'Failure', reason: 'out of memory' };
    case 'output_limit':
      return { tone: 'bad', word: 'Failure', reason: 'too much output' };
    case 'cancelled':
      return { tone: 'warn', word: 'Failure', reason: 'cancelled' };
    case 'unknown':
      return { tone: 'warn', word: 'Failure', reason: 'fate unknown' };
    case 'error':
      return { tone: 'bad', word: 'Failure', reason: 'sandbox did not start' };
  }
}

export function runWords(status: RunStatus): StatusWords {
  switch (status) {
    case 'running':
      return { tone: 'live', word: 'Running', reason: null };
    case 'succeeded':
      return { tone: 'good', word: 'Success', reason: null };
    case 'failed':
      return { tone: 'bad', word: 'Failure', reason: null };
    case 'cancelled':
      return { tone: 'warn', word: 'Cancelled', reason: null };
  }
}

export function isFinal(status: ExecutionStatus): boolean {
  return status !== 'queued' && status !== 'running';
}
