import { expect, test } from 'vitest';
import { matchParts } from './matchParts.ts';

test('cuts a line at its match and leaves the indentation out', () => {
  expect(
    matchParts({ text: '    print(total)  ', text_column: 1, column: 11, end_column: 16 }),
  ).toEqual({ before: 'print(', match: 'total', after: ')' });
});

test('counts from where the text of a long line begins', () => {
  expect(matchParts({ text: 'b + total', text_column: 101, column: 105, end_column: 110 })).toEqual(
    {
      before: 'b + ',
      match: 'total',
      after: '',
    },
  );
});

test('keeps the match in sight', () => {
  const { before } = matchParts({
    text: `${'x'.repeat(100)}total`,
    text_column: 1,
    column: 101,
    end_column: 106,
  });

  expect(before).toBe(`…${'x'.repeat(40)}`);
});

test('holds columns that are beyond the text', () => {
  expect(matchParts({ text: 'ab', text_column: 5, column: 1, end_column: 99 })).toEqual({
    before: '',
    match: 'ab',
    after: '',
  });
});
