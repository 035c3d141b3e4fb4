import { expect, test } from 'vitest';
import { settled, TestingClock } from '../testing/TestingClock.ts';
import { TestingLanguage } from '../testing/TestingLanguage.ts';
import { KeptRunning, type Running } from './KeptRunning.ts';

function setUp() {
  const time = new TestingClock();
  const starts: { signal: AbortSignal; ready: (running: Running) => void }[] = [];
  const kept = new KeptRunning(
    (signal) => new Promise((ready) => void starts.push({ signal, ready })),
    () => undefined,
    time.clock,
  );
  kept.wake();
  return { time, starts, kept };
}

test('gives up a start that never answers, and tries again', async () => {
  const { time, starts, kept } = setUp();

  await time.pass(60_000);
  expect(kept.life).toEqual({ kind: 'waiting', why: 'It did not start in time' });
  expect(starts[0]?.signal.aborted).toBe(true);
  await time.pass(200);
  const second = new TestingLanguage('second');
  starts[1]?.ready(second.running);
  await settled();

  expect(kept.life).toEqual({ kind: 'ready', language: second });
});

test('ends what is ready after it was given up', async () => {
  const { time, starts, kept } = setUp();
  await time.pass(60_000);
  let ended = false;

  starts[0]?.ready({ ...new TestingLanguage('late').running, end: () => (ended = true) });
  await settled();

  expect(ended).toBe(true);
  expect(kept.life.kind).toBe('waiting');
});

test('leaves a service alone that started in time', async () => {
  const { time, starts, kept } = setUp();
  starts[0]?.ready(new TestingLanguage('first').running);
  await settled();

  await time.pass(60_000);

  expect(kept.life.kind).toBe('ready');
  expect(starts).toHaveLength(1);
});

test('aborts a start that nobody waits for any more', () => {
  const { starts, kept } = setUp();

  kept.sleep();

  expect(starts[0]?.signal.aborted).toBe(true);
});
