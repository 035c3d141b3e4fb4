import { afterEach, expect, it, vi } from 'vitest';
import { answeredText, askedText, keepAskedText } from './askedTexts.ts';

function storage(room = Number.POSITIVE_INFINITY) {
  const entries = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    get length() {
      return entries.size;
    },
    key: (index: number) => [...entries.keys()][index] ?? null,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => {
      const others = [...entries].filter(([other]) => other !== key);
      if (others.reduce((sum, [, text]) => sum + text.length, value.length) > room) {
        throw new Error('full');
      }
      entries.set(key, value);
    },
    removeItem: (key: string) => entries.delete(key),
  });
  return entries;
}

afterEach(() => vi.unstubAllGlobals());

it('puts the code of an answer where it was asked about', () => {
  const text = 'one\ntwo\nthree\nfour\n';

  expect(answeredText({ text, lines: null }, 'new\n')).toBe('new\n');
  expect(answeredText({ text, lines: { first: 2, last: 3 } }, 'TWO')).toBe('one\nTWO\nfour\n');
  expect(answeredText({ text, lines: { first: 1, last: 4 } }, 'all\n')).toBe('all\n');
  expect(answeredText({ text: 'a\nb', lines: { first: 2, last: 2 } }, 'B')).toBe('a\nB');
  expect(answeredText({ text, lines: { first: 2, last: 2 } }, '')).toBe('one\nthree\nfour\n');
});

it('keeps what models do not care about: the mark at the start and the end of the last line', () => {
  expect(answeredText({ text: '\ufeffa\n', lines: null }, 'b')).toBe('\ufeffb\n');
  expect(answeredText({ text: 'a', lines: null }, 'b\n')).toBe('b');
  expect(answeredText({ text: '', lines: null }, 'b')).toBe('b\n');
});

it('keeps the text of a question until its answer is there', () => {
  storage();
  const asked = { text: 'a\r\nb', lines: { first: 1, last: 2 } };

  keepAskedText(7, asked);

  expect(askedText(7)).toEqual(asked);
  expect(askedText(8)).toBeNull();
});

it('keeps the newest of many, and the newest alone where there is little room', () => {
  const entries = storage(3000);
  for (let id = 1; id <= 40; id++) {
    keepAskedText(id, { text: 'x', lines: null });
  }

  expect(entries.size).toBeLessThanOrEqual(30);
  expect(askedText(40)).not.toBeNull();
  expect(askedText(1)).toBeNull();

  keepAskedText(41, { text: 'y'.repeat(2900), lines: null });
  expect(askedText(41)?.text).toHaveLength(2900);
});

it('does not trust what it did not write', () => {
  const entries = storage();
  for (const stored of [
    '',
    '{',
    '7',
    '{"text":1,"lines":null}',
    '{"text":"a","lines":{"first":1}}',
  ]) {
    entries.set('ved.assistant.asked.7', stored);

    expect(askedText(7)).toBeNull();
  }
});
