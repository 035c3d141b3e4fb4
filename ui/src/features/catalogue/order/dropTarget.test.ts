import { expect, it } from 'vitest';
import type { Script } from '#shared/api/types.ts';
import { exampleScript } from '#shared/scripts/exampleScript.ts';
import { noFilters, rowsOf } from '../rows.ts';
import { dropTarget } from './dropTarget.ts';

const size = 40;
const queue = [1, 3, 3.5, 4, 9].map((number, index) => exampleScript(index + 1, number));
const rows = rowsOf(queue, noFilters, 'ed1');
// 0: script 1, 1: heading of 3, 2: script 2, 3: script 3, 4: script 4, 5: script 5

function drop(moved: number, height: number): [number, number] | null {
  const index = Math.floor(height / size);
  const over = index < rows.length ? { index, start: index * size, end: (index + 1) * size } : null;
  const script = queue[moved - 1] as Script;
  const found = dropTarget(queue, rows, script, over, height, rows.length * size);
  return found === null ? null : [found.move.number, found.line];
}

it('reads the halves of a row as before and after it, in its group', () => {
  expect(drop(1, 2 * size + 30)).toEqual([3.2, 3 * size]);
  expect(drop(5, 3 * size + 30)).toEqual([3.51, 4 * size]);
  expect(drop(5, 4 * size + 12)).toEqual([4, 4 * size]);
});

it('makes a group of its own at a border with a free integer', () => {
  expect(drop(3, 5 * size - 2)).toEqual([5, 5 * size]);
  expect(drop(3, 5 * size + 2)).toEqual([5, 5 * size]);
  expect(drop(3, 4 * size - 2)).toBeNull();
  expect(drop(3, 2)).toEqual([0, 0]);
});

it('takes the place below a heading as the first of the group', () => {
  expect(drop(5, size + 20)?.[1]).toBe(2 * size);
});

it('makes a new last group below the last row', () => {
  expect(drop(1, rows.length * size + 100)).toEqual([10, rows.length * size]);
});

it('has nothing to offer where the script is', () => {
  expect(drop(2, 2 * size + 30)).toBeNull();
  expect(drop(5, rows.length * size + 100)).toBeNull();
});
