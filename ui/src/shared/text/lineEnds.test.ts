import { expect, it } from 'vitest';
import { dominantEnd, withEnds } from './lineEnds.ts';

it('tells what most lines end with', () => {
  expect(dominantEnd('a\r\nb\r\nc\n')).toBe('\r\n');
  expect(dominantEnd('a\nb\nc\r\n')).toBe('\n');
  expect(dominantEnd('a')).toBe('\n');
});

it('gives all lines the same end and leads back', () => {
  expect(withEnds('a\r\nb\rc\n', '\n')).toBe('a\nb\nc\n');
  expect(withEnds('a\nb\r\n', '\r\n')).toBe('a\r\nb\r\n');
});
