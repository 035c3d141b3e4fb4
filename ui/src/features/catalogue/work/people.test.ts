import { expect, it } from 'vitest';
import { colleagues } from './people.ts';

const work = (branch: string) => ({
  branch,
  version: { id: 1, major: 0, minor: 2 },
  committer: branch,
  saved_at: '2026-11-20T10:00:00.000Z',
});

it('names each colleague once, with work and presence', () => {
  const found = colleagues(
    [work('ed2'), work('ed3')],
    [
      { user: 'mo1', unsaved: false },
      { user: 'ed3', unsaved: true },
    ],
    'ed1',
  );

  expect(
    found.map(({ name, work: own, presence }) => [name, own !== null, presence?.unsaved]),
  ).toEqual([
    ['ed2', true, undefined],
    ['ed3', true, true],
    ['mo1', false, false],
  ]);
});

it('leaves the user out', () => {
  expect(colleagues([work('ed1')], [{ user: 'ed1', unsaved: false }], 'ed1')).toEqual([]);
});
