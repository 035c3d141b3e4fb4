import { afterEach, expect, it, vi } from 'vitest';
import { readDraft, removeDraft, writeDraft } from './drafts.ts';

const place = { user: 'ed1', script: 7 } as const;
const draft = { baseVersionId: 3, text: 'print(1)\n', at: '2026-11-20T10:00:00.000Z' };

function storage(entries = new Map<string, string>()) {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => entries.set(key, value),
    removeItem: (key: string) => entries.delete(key),
  });
  return entries;
}

afterEach(() => vi.unstubAllGlobals());

it('gives back what was kept, to the same user only', () => {
  storage();

  writeDraft(place, draft);

  expect(readDraft(place)).toEqual(draft);
  expect(readDraft({ ...place, user: 'ed2' })).toBeNull();
});

it('forgets what was removed', () => {
  storage();
  writeDraft(place, draft);

  removeDraft(place);

  expect(readDraft(place)).toBeNull();
});

it('ignores what it did not write', () => {
  const entries = storage();
  for (const stored of ['', '{', '7', '{"text":"a"}', '{"baseVersionId":1,"text":"a","at":"x"}']) {
    entries.set('ved.draft.ed1.7', stored);

    expect(readDraft(place)).toBeNull();
  }
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

  expect(writeDraft(place, draft)).toBe(false);
  expect(readDraft(place)).toBeNull();
});
