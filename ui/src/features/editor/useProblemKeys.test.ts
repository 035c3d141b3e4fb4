import { expect, test } from 'vitest';
import type { CodeMark } from '#shared/code/codeTypes.ts';
import { nextMark } from './useProblemKeys.ts';

function at(line: number, column: number): CodeMark {
  return {
    line,
    column,
    endLine: line,
    endColumn: column + 1,
    severity: 'error',
    message: `${line}:${column}`,
    source: 'Ved',
    code: '',
  };
}

const marks = [at(2, 1), at(2, 8), at(9, 4)];

test('goes to the next problem and round again', () => {
  expect(nextMark(marks, { line: 2, column: 1 }, 1)?.column).toBe(8);
  expect(nextMark(marks, { line: 9, column: 4 }, 1)?.line).toBe(2);
});

test('goes to the problem before and round again', () => {
  expect(nextMark(marks, { line: 9, column: 4 }, -1)?.column).toBe(8);
  expect(nextMark(marks, { line: 1, column: 1 }, -1)?.line).toBe(9);
});

test('goes nowhere when there is none', () => {
  expect(nextMark([], { line: 1, column: 1 }, 1)).toBeNull();
});
