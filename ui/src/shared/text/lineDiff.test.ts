import { describe, expect, it } from 'vitest';
import { diffLines, splitLines } from './lineDiff.ts';
import { randomLines, seeded } from './randomLines.ts';

function applied(left: readonly string[], right: readonly string[]): string[] {
  const result: string[] = [];
  let at = 0;
  for (const change of diffLines(left, right)) {
    result.push(...left.slice(at, change.leftStart));
    result.push(...right.slice(change.rightStart, change.rightEnd));
    at = change.leftEnd;
  }
  return [...result, ...left.slice(at)];
}

describe('the difference of lines', () => {
  it('finds what was changed, added and removed', () => {
    const changes = diffLines([...'abcdef'], [...'aXcdeYf']);

    expect(changes).toEqual([
      { leftStart: 1, leftEnd: 2, rightStart: 1, rightEnd: 2 },
      { leftStart: 5, leftEnd: 5, rightStart: 5, rightEnd: 6 },
    ]);
  });

  it('always leads from one text to the other', () => {
    const random = seeded(7);
    for (let turn = 0; turn < 500; turn++) {
      const left = randomLines(random, 14);
      const right = randomLines(random, 14);

      expect(applied(left, right)).toEqual(right);
    }
  });

  it('gives changes that do not touch each other', () => {
    const random = seeded(11);
    for (let turn = 0; turn < 300; turn++) {
      const changes = diffLines(randomLines(random, 12), randomLines(random, 12));

      for (const [index, change] of changes.entries()) {
        expect(change.leftStart).toBeGreaterThan(changes[index - 1]?.leftEnd ?? -1);
      }
    }
  });

  it('answers for large texts without anything in common', () => {
    const left = Array.from({ length: 20_000 }, (_, line) => `a${line}`);
    const right = Array.from({ length: 20_000 }, (_, line) => `b${line}`);

    expect(diffLines(left, right)).toHaveLength(1);
  });
});

it('splits into lines that are the text again', () => {
  expect(splitLines('a\r\nb\rc\nd')).toEqual(['a\n', 'b\n', 'c\n', 'd']);
  expect(splitLines('a\n\n')).toEqual(['a\n', '\n']);
  expect(splitLines('')).toEqual([]);
});
