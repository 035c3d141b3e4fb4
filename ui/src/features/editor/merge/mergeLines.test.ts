import { describe, expect, it } from 'vitest';
import { randomLines, seeded } from '#shared/text/randomLines.ts';
import { lineEndOf, mergeLines } from './mergeLines.ts';
import { firstParts } from './mergeParts.ts';

const kinds = (base: string, theirs: string, mine: string) =>
  mergeLines(base, theirs, mine)
    .map((section) => section.kind)
    .filter((kind) => kind !== 'untouched');
const merged = (base: string, theirs: string, mine: string) =>
  firstParts(mergeLines(base, theirs, mine)).join('');

describe('a merge of lines', () => {
  it('takes over what only one side changed', () => {
    expect(merged('a\nb\nc\nd\ne\n', 'a\nB\nc\nd\ne\n', 'a\nb\nc\nD\ne\n')).toBe('a\nB\nc\nD\ne\n');
  });

  it('takes equal changes once', () => {
    expect(merged('a\nb\nc\n', 'a\nX\nc\n', 'a\nX\nc\n')).toBe('a\nX\nc\n');
    expect(kinds('a\nb\nc\n', 'a\nX\nc\n', 'a\nX\nc\n')).toEqual(['alike']);
  });

  it('asks where both changed the same lines, and where changes touch', () => {
    expect(kinds('a\nb\nc\n', 'a\nX\nc\n', 'a\nY\nc\n')).toEqual(['conflict']);
    expect(kinds('a\nb\nc\n', 'a\nX\nc\n', 'a\nb\nY\n')).toEqual(['conflict']);
  });

  it('has the lines of both sides in a conflict, also those that only one touched', () => {
    const [, conflict] = mergeLines('a\nb\nc\nd\n', 'a\nX\nY\nd\n', 'a\nb\nZ\nd\n');

    expect(conflict).toEqual({
      kind: 'conflict',
      base: 'b\nc\n',
      theirs: 'X\nY\n',
      mine: 'b\nZ\n',
    });
  });

  it('merges insertions at both ends', () => {
    expect(merged('a\nb\n', 'first\na\nb\n', 'a\nb\nlast\n')).toBe('first\na\nb\nlast\n');
    expect(kinds('a\n', 'a\nx\n', 'a\ny\n')).toEqual(['conflict']);
    expect(kinds('', 'x\n', 'y\n')).toEqual(['conflict']);
  });

  it('merges a removal with a change elsewhere', () => {
    expect(merged('a\nb\nc\nd\n', 'b\nc\nd\n', 'a\nb\nc\nX\n')).toBe('b\nc\nX\n');
  });

  it('keeps a missing end of the last line', () => {
    expect(merged('a\nb\nc', 'A\nb\nc', 'a\nb\nc')).toBe('A\nb\nc');
    expect(merged('a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nc')).toBe('A\nb\nc');
  });

  it('keeps the line ends that a side chose', () => {
    expect(lineEndOf('a\nb\n', 'a\nb\n', 'a\r\nb\r\n')).toBe('\r\n');
    expect(lineEndOf('a\r\nb\r\n', 'a\nb\n', 'a\r\nb\r\n')).toBe('\n');
    expect(lineEndOf('a\r\nb\r\n', 'a\r\nb\r\n', 'a\r\nc\r\n')).toBe('\r\n');
    expect(kinds('a\r\nb\r\n', 'a\nb\n', 'a\r\nc\r\n')).toEqual(['mine']);
  });
});

describe('any merge', () => {
  const random = seeded(3);
  const cases = Array.from({ length: 600 }, () => ({
    base: randomLines(random, 10).join(''),
    theirs: randomLines(random, 10).join(''),
    mine: randomLines(random, 10).join(''),
  }));

  it('is each of the three texts when that side is taken everywhere', () => {
    for (const { base, theirs, mine } of cases) {
      const sections = mergeLines(base, theirs, mine);
      const side = (name: 'base' | 'theirs' | 'mine') =>
        sections.map((one) => (one.kind === 'untouched' ? one.text : one[name])).join('');

      expect(side('base')).toBe(base);
      expect(side('theirs')).toBe(theirs);
      expect(side('mine')).toBe(mine);
    }
  });

  it('is the changed text when only one side changed anything', () => {
    for (const { base, theirs } of cases) {
      expect(merged(base, theirs, base)).toBe(theirs);
      expect(merged(base, base, theirs)).toBe(theirs);
      expect(merged(base, theirs, theirs)).toBe(theirs);
    }
  });

  it('finds the same conflicts with the sides exchanged', () => {
    const conflicts = (base: string, theirs: string, mine: string) =>
      kinds(base, theirs, mine).filter((kind) => kind === 'conflict').length;
    for (const { base, theirs, mine } of cases) {
      expect(conflicts(base, theirs, mine)).toBe(conflicts(base, mine, theirs));
    }
  });
});
