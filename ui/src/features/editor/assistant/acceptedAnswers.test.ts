import { expect, it } from 'vitest';
import { acceptedAt, dropUndone, linesAdded } from './acceptedAnswers.ts';

const answers = [
  { interaction: 7, from: 3, lines: ['a = 1', 'b = 2'] },
  { interaction: 8, from: 6, lines: [] },
  { interaction: 7, from: 9, lines: ['c = 3'] },
];
const text = 'if x:\n    a = 1\n';

it('names the answers that are in the text, each once', () => {
  expect(acceptedAt(answers, 9, text)).toEqual([7, 8]);
  expect(acceptedAt(answers, 4, text)).toEqual([7]);
});

it('leaves out what was accepted and then replaced by hand, every line of it', () => {
  expect(acceptedAt(answers, 9, 'z = 9')).toEqual([8]);
});

it('knows the lines that an answer brought, whatever their indents and ends', () => {
  expect(linesAdded('a = 1\r\nb = 2', '  a = 1\n\n  c = 3\n')).toEqual(['c = 3']);
});

it('forgets what was undone once something else is typed', () => {
  expect(acceptedAt(dropUndone(answers, 4), 20, text)).toEqual([7]);
});
