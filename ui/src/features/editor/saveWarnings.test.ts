import { expect, test } from 'vitest';
import { placesOf } from './saveWarnings.ts';

test('marks what has a place in the text', () => {
  expect(
    placesOf([
      { code: 'duplicate_content', message: 'twice', line: null, column: null, end_column: null },
      { code: 'missing_import', message: 'not there', line: 3, column: 8, end_column: 13 },
      { code: 'other', message: 'a line', line: 4, column: null, end_column: null },
    ]),
  ).toEqual([
    { line: 3, column: 8, endColumn: 13, message: 'not there', severity: 'warning' },
    { line: 4, column: 1, message: 'a line', severity: 'warning' },
  ]);
});
