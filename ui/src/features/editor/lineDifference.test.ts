import { expect, it } from 'vitest';
import { countDifferentLines } from './lineDifference.ts';

it('counts changed, added and removed lines', () => {
  expect(countDifferentLines('a\nb\nc', 'a\nb\nc')).toBe(0);
  expect(countDifferentLines('a\nb\nc', 'a\nX\nc')).toBe(1);
  expect(countDifferentLines('a\nb\nc', 'a\nb\nnew\nc')).toBe(1);
  expect(countDifferentLines('a\nb\nc', 'c')).toBe(2);
  expect(countDifferentLines('a\nb\nc\nd\ne', 'a\nX\nc\nY\ne')).toBe(2);
});

it('does not count other line ends', () => {
  expect(countDifferentLines('a\r\nb', 'a\nb')).toBe(0);
});

it('answers for large texts at once', () => {
  const lines = (prefix: string) =>
    Array.from({ length: 20_000 }, (_, index) => `${prefix}${index}`).join('\n');

  expect(countDifferentLines(lines('a'), lines('b'))).toBe(20_000);
});
