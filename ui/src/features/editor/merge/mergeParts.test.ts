import { describe, expect, it } from 'vitest';
import { randomLines, seeded } from '#shared/text/randomLines.ts';
import { mergeLines } from './mergeLines.ts';
import {
  choiceOf,
  editParts,
  firstParts,
  offsetOf,
  openConflicts,
  type TextEdit,
  textFor,
} from './mergeParts.ts';

const sections = mergeLines('a\nb\nc\nd\ne\n', 'a\nX\nc\nd\n', 'a\nY\nc\nd\ne\n');
const conflict = sections[1];
if (conflict === undefined || conflict.kind === 'untouched') {
  throw new Error('The second section is the conflict.');
}

function chosen(choice: 'theirs' | 'mine' | 'both' | 'base'): string[] {
  return firstParts(sections).map((part, index) =>
    index === 1 && conflict !== undefined && conflict.kind !== 'untouched'
      ? textFor(conflict, choice)
      : part,
  );
}

describe('the result of a merge', () => {
  it('begins with what is clear, and markers where it is not', () => {
    expect(firstParts(sections).join('')).toBe(
      'a\n<<<<<<< mine\nY\n=======\nX\n>>>>>>> theirs\nc\nd\n',
    );
    expect(openConflicts(sections, firstParts(sections))).toBe(1);
  });

  it('follows each choice, and tells it again from the text', () => {
    expect(chosen('theirs').join('')).toBe('a\nX\nc\nd\n');
    expect(chosen('both').join('')).toBe('a\nX\nY\nc\nd\n');
    for (const choice of ['theirs', 'mine', 'both', 'base'] as const) {
      expect(choiceOf(conflict, chosen(choice)[1] ?? '')).toBe(choice);
      expect(openConflicts(sections, chosen(choice))).toBe(0);
    }
    expect(choiceOf(conflict, 'Z\n')).toBe('hand');
  });

  it('does not run lines together when both are taken', () => {
    const [hunk] = mergeLines('', 'x', 'y');

    expect(hunk !== undefined && hunk.kind !== 'untouched' && textFor(hunk, 'both')).toBe('x\ny');
  });

  it('counts an edit by hand to the line it is in', () => {
    const parts = chosen('mine');

    const edited = editParts(sections, parts, { offset: 2, length: 1, text: 'Z' });
    const after = editParts(sections, parts, { offset: 4, length: 0, text: 'new\n' });

    expect(choiceOf(conflict, edited[1] ?? '')).toBe('hand');
    expect(choiceOf(conflict, after[1] ?? '')).toBe('mine');
    expect(after[2]).toBe('new\nc\nd\n');
  });

  it('puts text back into a hunk that was emptied', () => {
    const empty = editParts(sections, chosen('mine'), { offset: 2, length: 2, text: '' });

    const back = editParts(sections, empty, { offset: 2, length: 0, text: 'Y\n' });

    expect(back).toEqual(chosen('mine'));
  });

  it('is always the text of the editor', () => {
    const random = seeded(5);
    for (let turn = 0; turn < 400; turn++) {
      const text = () => randomLines(random, 8).join('');
      const some = mergeLines(text(), text(), text());
      const parts = firstParts(some);
      const whole = parts.join('');
      const offset = Math.floor(random() * (whole.length + 1));
      const length = Math.floor(random() * (whole.length - offset + 1));
      const edit: TextEdit = { offset, length, text: random() < 0.5 ? 'new\n' : '' };
      if (some.length > 0) {
        expect(editParts(some, parts, edit).join('')).toBe(
          whole.slice(0, offset) + edit.text + whole.slice(offset + length),
        );
      }
    }
  });

  it('knows where a section begins', () => {
    expect(offsetOf(chosen('theirs'), 2)).toBe(4);
  });
});
