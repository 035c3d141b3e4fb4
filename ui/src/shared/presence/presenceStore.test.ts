import { beforeEach, expect, it } from 'vitest';
import { currentPresence, forgetPresence, loadPresence, notePresence } from './presenceStore.ts';

const ed1 = { user: 'ed1', unsaved: false };
const ed2 = { user: 'ed2', unsaved: true };

beforeEach(forgetPresence);

it('follows the events', () => {
  notePresence(1, [ed1]);
  notePresence(2, [ed2]);
  notePresence(1, []);

  expect([...currentPresence()]).toEqual([[2, [ed2]]]);
});

it('replaces what it knew by what is fetched', async () => {
  notePresence(1, [ed1]);

  await loadPresence(async () => [{ script_id: 2, people: [ed2] }]);

  expect([...currentPresence()]).toEqual([[2, [ed2]]]);
});

it('keeps what events told while the list was on its way', async () => {
  await loadPresence(async () => {
    notePresence(1, [ed1]);
    notePresence(2, []);
    return [
      { script_id: 2, people: [ed2] },
      { script_id: 3, people: [ed2] },
    ];
  });

  expect([...currentPresence()]).toEqual([
    [3, [ed2]],
    [1, [ed1]],
  ]);
});
