import { expect, it } from 'vitest';
import { between, fromUnits, spread, toUnits } from './groupNumbers.ts';

function number(group: number, after: number | null, before: number | null): number | null {
  const found = between(
    group,
    after === null ? null : toUnits(after),
    before === null ? null : toUnits(before),
  );
  return found === null ? null : fromUnits(found);
}

it('takes the number with the fewest digits', () => {
  expect(number(3, null, null)).toBe(3);
  expect(number(3, 3.0, 3.9)).toBe(3.4);
  expect(number(3, 3.01, 3.02)).toBe(3.015);
  expect(number(3, null, 3.5)).toBe(3);
  expect(number(3, 3.0001, 3.0003)).toBe(3.0002);
});

it('goes a small step on behind the last', () => {
  expect(number(3, 3.0, null)).toBe(3.01);
  expect(number(3, 3.015, null)).toBe(3.02);
  expect(number(3, 3.99, null)).toBe(3.991);
  expect(number(3, 3.9999, null)).toBeNull();
});

it('finds nothing where nothing is left', () => {
  expect(number(3, 3.0001, 3.0002)).toBeNull();
  expect(number(3, null, 3.0)).toBeNull();
});

it('is exact for the largest numbers', () => {
  expect(number(999_999_999, 999_999_999.9997, 999_999_999.9999)).toBe(999_999_999.9998);
});

it('spreads a group evenly as long as it can hold its scripts', () => {
  expect(spread(2, 3)?.map(fromUnits)).toEqual([2, 2.1, 2.2]);
  expect(spread(2, 11)?.at(-1)).toBe(toUnits(2.5));
  expect(spread(2, 10_001)).toBeNull();
});
