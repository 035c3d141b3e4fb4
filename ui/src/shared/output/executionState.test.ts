import { expect, it } from 'vitest';
import type { ExecutionEvent } from '../api/types.ts';
import { onExecutionEvent, unheard } from './executionState.ts';

it('follows an execution from the queue to its end', () => {
  const events: ExecutionEvent[] = [
    { kind: 'queued', at: '2026-11-20T10:00:00.000Z' },
    { kind: 'started', at: '2026-11-20T10:00:01.000Z' },
    { kind: 'output', at: '2026-11-20T10:00:01.500Z', stream: 'stdout', text: 'hi' },
    {
      kind: 'finished',
      at: '2026-11-20T10:00:02.000Z',
      status: 'failed',
      exit_code: 3,
      signal: null,
      reason: 'exit code 3',
      peak_memory_bytes: 14_000_000,
    },
  ];

  const states = events.map((_, index) =>
    events.slice(0, index + 1).reduce(onExecutionEvent, unheard),
  );

  expect(states.map((state) => state.status)).toEqual(['queued', 'running', 'running', 'failed']);
  expect(states.at(-1)).toMatchObject({
    startedAt: '2026-11-20T10:00:01.000Z',
    finishedAt: '2026-11-20T10:00:02.000Z',
    exitCode: 3,
    peakMemoryBytes: 14_000_000,
  });
});
