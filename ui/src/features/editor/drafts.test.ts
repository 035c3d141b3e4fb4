import { afterEach, expect, it, vi } from 'vitest';
import type { Version } from '#shared/api/types.ts';
import { type Draft, listDrafts, removeDraft, writeDraft } from './drafts.ts';

const place = { user: 'ed1', script: 7 } as const;
const draft: Draft = { baseVersionId: 3, text: 'print(1)\n', at: '2026-11-20T10:00:00.000Z' };

function storage(entries = new Map<string, string>()) {
  vi.stubGlobal('localStorage', {
    get length() {
      return entries.size;
    },
    key: (index: number) => [...entries.keys()][index] ?? null,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => entries.set(key, value),
    removeItem: (key: string) => entries.delete(key),
  });
  return entries;
}

afterEach(() => vi.unstubAllGlobals());

it('gives back what was kept, to the same user and script only', () => {
  storage();

  writeDraft(place, 'w1', draft);

  expect(listDrafts(place)).toEqual([{ ...draft, visit: 'w1' }]);
  expect(listDrafts({ ...place, user: 'ed2' })).toEqual([]);
  expect(listDrafts({ ...place, script: 77 })).toEqual([]);
});

it('keeps one draft for each visit, the newest first', () => {
  storage();
  writeDraft(place, 'w1', draft);
  writeDraft(place, 'w2', { ...draft, text: 'later', at: '2026-11-20T10:00:01.000Z' });

  expect(listDrafts(place).map((found) => found.visit)).toEqual(['w2', 'w1']);
});

it('forgets what was removed', () => {
  storage();
  writeDraft(place, 'w1', draft);

  removeDraft(place, 'w1');

  expect(listDrafts(place)).toEqual([]);
});

it('keeps a merge with what was decided', () => {
  storage();
  const version = { id: 4, major: 0, minor: 2 } as Version;
  const merge = {
    kind: 'stale' as const,
    onto: version,
    base: 'a',
    theirs: { version, content: 'b' },
    mine: 'c',
    parts: ['b'],
  };

  writeDraft(place, 'w1', { ...draft, merge });

  expect(listDrafts(place)[0]?.merge).toEqual(merge);
});

it('keeps which answers are in the text', () => {
  const entries = storage();
  writeDraft(place, 'w1', { ...draft, answers: [4, 9] });

  expect(listDrafts(place)[0]?.answers).toEqual([4, 9]);

  entries.set('ved.draft.ed1.7.w1', JSON.stringify({ ...draft, answers: ['4'] }));
  expect(listDrafts(place)).toEqual([{ ...draft, visit: 'w1' }]);
});

it('ignores what it did not write', () => {
  const entries = storage();
  for (const stored of ['', '{', '7', '{"text":"a"}', '{"baseVersionId":1,"text":"a","at":"x"}']) {
    entries.set('ved.draft.ed1.7.w1', stored);

    expect(listDrafts(place)).toEqual([]);
  }
  entries.set('ved.draft.ed1.7.w1', JSON.stringify({ ...draft, merge: { kind: 'stale' } }));

  expect(listDrafts(place)).toEqual([{ ...draft, visit: 'w1' }]);
});

it('says when the browser does not let it keep anything', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('blocked');
    },
    setItem: () => {
      throw new Error('full');
    },
  });

  expect(writeDraft(place, 'w1', draft)).toBe(false);
  expect(listDrafts(place)).toEqual([]);
});
