import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Announcer, type OpenScript } from './announcer.ts';

let sent: (readonly OpenScript[])[];
let broken: boolean;
let announcer: Announcer;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  broken = false;
  announcer = new Announcer(async (open) => {
    sent.push(open);
    if (broken) {
      throw new Error('no answer');
    }
  });
});

afterEach(() => {
  vi.useRealTimers();
});

it('says nothing while nothing is open', async () => {
  announcer.connected();
  await vi.runAllTimersAsync();

  expect(sent).toEqual([]);
});

it('tells what is open once it is connected, and that it was closed', async () => {
  const close = announcer.open(7, false);
  await vi.runAllTimersAsync();
  expect(sent).toEqual([]);

  announcer.connected();
  await vi.runAllTimersAsync();
  close();
  await vi.runAllTimersAsync();

  expect(sent).toEqual([[{ script_id: 7, unsaved: false }], []]);
});

it('tells it again after each connection', async () => {
  announcer.open(7, true);
  announcer.connected();
  await vi.runAllTimersAsync();
  announcer.disconnected();
  announcer.connected();
  await vi.runAllTimersAsync();

  expect(sent).toHaveLength(2);
});

it('tries again until it is heard', async () => {
  broken = true;
  announcer.open(7, false);
  announcer.connected();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent.length).toBeGreaterThan(1);

  broken = false;
  await vi.runAllTimersAsync();
  const attempts = sent.length;
  await vi.advanceTimersByTimeAsync(60_000);

  expect(sent).toHaveLength(attempts);
});

it('tells changes in a row at once, and a script that is open twice as one', async () => {
  announcer.connected();
  const close = announcer.open(7, false);
  announcer.open(8, false);
  announcer.open(8, true);
  close();
  await vi.runAllTimersAsync();

  expect(sent).toEqual([[{ script_id: 8, unsaved: true }]]);
});

it('says nothing after the stream has gone', async () => {
  announcer.connected();
  announcer.disconnected();
  announcer.open(7, false);
  await vi.runAllTimersAsync();

  expect(sent).toEqual([]);
});

it('says goodbye when the page goes', async () => {
  announcer.open(7, true);
  announcer.connected();
  await vi.runAllTimersAsync();

  announcer.leave();

  expect(sent.at(-1)).toEqual([]);
});
