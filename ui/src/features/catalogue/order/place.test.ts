import { expect, it } from 'vitest';
import type { Script } from '#shared/api/types.ts';
import { exampleScript } from '#shared/scripts/exampleScript.ts';
import {
  arranged,
  freeGroupBetween,
  moveTo,
  placementOf,
  type Side,
  spotBeside,
  spotOf,
  spotOfNewGroup,
  stepSpot,
} from './place.ts';

const queue = [1, 3, 3.01, 3.02, 7].map((number, index) => exampleScript(index + 1, number));

function script(id: number): Script {
  const found = queue.find((candidate) => candidate.id === id);
  if (found === undefined) {
    throw new Error(`There is no script ${id}`);
  }
  return found;
}

function drop(id: number, beside: number, side: Side) {
  return moveTo(queue, script(id), spotBeside(queue, script(id), script(beside), side));
}

it('puts a script between two neighbours of a group', () => {
  const move = drop(1, 3, 'after');

  expect(move?.number).toBe(3.015);
  expect(move && placementOf(move.spot)).toEqual({ group: 3, after_id: 3, before_id: 4 });
});

it('tells the two sides of a border between groups apart', () => {
  expect(drop(1, 4, 'after')?.number).toBe(3.03);
  const before = drop(1, 5, 'before');
  expect(before && placementOf(before.spot)).toEqual({ group: 7, before_id: 5 });
});

it('spreads the group when nothing is left between two', () => {
  const move = drop(1, 2, 'before');

  expect(move && [...move.numbers]).toEqual([
    [1, 3],
    [2, 3.1],
    [3, 3.2],
    [4, 3.3],
  ]);
});

it('does nothing where the script is already', () => {
  expect(drop(3, 2, 'after')).toBeNull();
  expect(drop(3, 4, 'before')).toBeNull();
  expect(drop(3, 3, 'before')).toBeNull();
  expect(moveTo(queue, script(3), spotOf(queue, script(3)))).toBeNull();
});

it('skips the moved script itself among its neighbours', () => {
  const move = drop(2, 3, 'after');

  expect(move && placementOf(move.spot)).toEqual({ group: 3, after_id: 3, before_id: 4 });
});

it('finds a free group between, before and behind the groups', () => {
  expect(freeGroupBetween(script(1), script(2))).toBe(2);
  expect(freeGroupBetween(script(2), script(3))).toBeNull();
  expect(freeGroupBetween(script(5), null)).toBe(8);
  expect(freeGroupBetween(null, script(1))).toBe(0);
  expect(freeGroupBetween(exampleScript(9, 999_999_999), null)).toBeNull();
  expect(moveTo(queue, script(3), spotOfNewGroup(2))?.number).toBe(2);
});

it('steps past a neighbour, then into the next group, then into a group of its own', () => {
  const step = (id: number, direction: 'up' | 'down') => {
    const spot = stepSpot(queue, queue, script(id), direction);
    return spot === null ? null : placementOf(spot);
  };

  expect(step(2, 'down')).toEqual({ group: 3, after_id: 3, before_id: 4 });
  expect(step(4, 'down')).toEqual({ group: 7, before_id: 5 });
  expect(step(2, 'up')).toEqual({ group: 1, after_id: 1 });
  expect(step(5, 'down')).toBeNull();
  expect(step(1, 'up')).toBeNull();

  const pair = [exampleScript(1, 1), exampleScript(2, 1.5)];
  expect(stepSpot(pair, pair, pair[1] as Script, 'down')).toEqual(spotOfNewGroup(2));
});

it('steps over what the filters hide', () => {
  const shown = [script(2), script(5)];

  expect(stepSpot(queue, shown, script(2), 'down')).toEqual({
    group: 7,
    after: null,
    before: script(5),
  });
});

it('orders the queue by new numbers', () => {
  const ids = arranged(queue, new Map([[1, 3.005]])).map(({ id }) => id);

  expect(ids).toEqual([2, 1, 3, 4, 5]);
});
