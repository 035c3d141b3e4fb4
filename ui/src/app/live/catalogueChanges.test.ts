import { expect, it } from 'vitest';
import { collectChanges } from './catalogueChanges.ts';

const idle = { executions: new Map<number, number>(), runs: new Set<number>() };

it('carries on what runs', () => {
  const first = collectChanges(idle, [
    { kind: 'execution_started', execution_id: 5, script_id: 1 },
    { kind: 'execution_started', execution_id: 6, script_id: 2 },
    { kind: 'run_started', run_id: 3 },
  ]);
  const second = collectChanges(first, [
    { kind: 'execution_finished', execution_id: 5, script_id: 1, status: 'failed' },
  ]);

  expect([...second.executions]).toEqual([[6, 2]]);
  expect([...second.runs]).toEqual([3]);
  expect(second.finishedExecutions).toEqual([{ execution: 5, script: 1, status: 'failed' }]);
});

it('names each changed script once', () => {
  const changes = collectChanges(idle, [
    { kind: 'script_changed', script_id: 4 },
    { kind: 'script_changed', script_id: 4 },
  ]);

  expect([...changes.changedScripts]).toEqual([4]);
});

it('forgets what ran when events were missed', () => {
  const before = { executions: new Map([[5, 1]]), runs: new Set([3]) };

  const changes = collectChanges(before, [{ kind: 'reset' }]);

  expect(changes.reset).toBe(true);
  expect(changes.executions.size + changes.runs.size).toBe(0);
});

it('keeps the last that was told about who has a script open', () => {
  const changes = collectChanges(idle, [
    { kind: 'presence_changed', script_id: 4, people: [{ user: 'ed2', unsaved: true }] },
    { kind: 'presence_changed', script_id: 4, people: [] },
    { kind: 'queue_changed' },
  ]);

  expect([...changes.presence]).toEqual([[4, []]]);
  expect(changes.queueChanged).toBe(true);
});
