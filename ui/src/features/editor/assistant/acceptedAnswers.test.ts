import { expect, it } from 'vitest';
import { acceptedAt, dropUndone } from './acceptedAnswers.ts';

const answers = [
  { interaction: 7, from: 3 },
  { interaction: 8, from: 6 },
  { interaction: 7, from: 9 },
];

it('names the answers that are in the text, each once', () => {
  expect(acceptedAt(answers, 9)).toEqual([7, 8]);
  expect(acceptedAt(answers, 4)).toEqual([7]);
});

it('forgets what was undone once something else is typed', () => {
  expect(acceptedAt(dropUndone(answers, 4), 20)).toEqual([7]);
});
