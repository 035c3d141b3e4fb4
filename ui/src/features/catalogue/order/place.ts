import type { Placement, Script } from '#shared/api/types.ts';
import { groupOf } from '#shared/scripts/scripts.ts';
import { between, fromUnits, largestGroup, spread, toUnits } from './groupNumbers.ts';

/** A place in the queue, told by its neighbours within the group. */
export interface Spot {
  readonly group: number;
  readonly after: Script | null;
  readonly before: Script | null;
}

/** What a move comes to: what is asked of the server, and what is expected of it. */
export interface Move {
  readonly spot: Spot;
  readonly number: number;
  /** New numbers by script, the moved one and those that make room. */
  readonly numbers: ReadonlyMap<number, number>;
}

export type Side = 'before' | 'after';

/** The place next to a script, in that script's group, as if the moved one were not there. */
export function spotBeside(
  queue: readonly Script[],
  moved: Script,
  beside: Script,
  side: Side,
): Spot {
  const group = groupOf(beside);
  const members = membersOf(queue, group, moved);
  const at = members.findIndex((script) => script.id === beside.id);
  // Beside itself: the place that it has.
  const gap = at < 0 ? gapOf(members, moved) : side === 'before' ? at : at + 1;
  return { group, after: members[gap - 1] ?? null, before: members[gap] ?? null };
}

/** The place in a group that has no script yet. */
export function spotOfNewGroup(group: number): Spot {
  return { group, after: null, before: null };
}

/** An integer without scripts between two scripts or beyond them; null when there is none. */
export function freeGroupBetween(above: Script | null, below: Script | null): number | null {
  if (above === null) {
    const group = below === null ? 1 : groupOf(below) - 1;
    return group < 0 ? null : group;
  }
  const group = groupOf(above) + 1;
  return group > largestGroup || (below !== null && group >= groupOf(below)) ? null : group;
}

/** Null when the script is there already, or the group is full. */
export function moveTo(queue: readonly Script[], moved: Script, spot: Spot): Move | null {
  if (isAt(queue, moved, spot)) {
    return null;
  }
  const unitsOf = (script: Script | null) =>
    script === null ? null : toUnits(script.ordering_number);
  const number = between(spot.group, unitsOf(spot.after), unitsOf(spot.before));
  if (number !== null) {
    const value = fromUnits(number);
    return { spot, number: value, numbers: new Map([[moved.id, value]]) };
  }
  const members = membersOf(queue, spot.group, moved);
  const at = members.findIndex((script) => script.id === spot.before?.id);
  members.splice(at < 0 ? members.length : at, 0, moved);
  const units = spread(spot.group, members.length);
  if (units === null) {
    return null;
  }
  const numbers = new Map(
    members.map((script, index) => [script.id, fromUnits(units[index] ?? 0)] as const),
  );
  return { spot, number: numbers.get(moved.id) ?? 0, numbers };
}

/**
 * One step up or down: past the next script of the group, then into the next group, at the ends of
 * the queue into a group of its own.
 *
 * @param shown the scripts that the user sees; those in between are passed over
 */
export function stepSpot(
  queue: readonly Script[],
  shown: readonly Script[],
  moved: Script,
  direction: 'up' | 'down',
): Spot | null {
  const at = shown.findIndex((script) => script.id === moved.id);
  const next = at < 0 ? undefined : shown[direction === 'down' ? at + 1 : at - 1];
  if (next !== undefined) {
    const inwards: Side = direction === 'down' ? 'before' : 'after';
    const past: Side = direction === 'down' ? 'after' : 'before';
    return spotBeside(queue, moved, next, groupOf(next) === groupOf(moved) ? past : inwards);
  }
  const end = direction === 'down' ? queue.at(-1) : queue[0];
  if (end?.id !== moved.id || membersOf(queue, groupOf(moved), moved).length === 0) {
    return null;
  }
  const group =
    direction === 'down' ? freeGroupBetween(moved, null) : freeGroupBetween(null, moved);
  return group === null ? null : spotOfNewGroup(group);
}

/** Where a script is. */
export function spotOf(queue: readonly Script[], script: Script): Spot {
  return spotBeside(queue, script, script, 'after');
}

export function placementOf(spot: Spot): Placement {
  return {
    group: spot.group,
    ...(spot.after === null ? {} : { after_id: spot.after.id }),
    ...(spot.before === null ? {} : { before_id: spot.before.id }),
  };
}

/** The queue with other numbers for some scripts, in order again. */
export function arranged(
  queue: readonly Script[],
  numbers: ReadonlyMap<number, number>,
): readonly Script[] {
  if (numbers.size === 0) {
    return queue;
  }
  return queue
    .map((script) => {
      const number = numbers.get(script.id);
      return number === undefined ? script : { ...script, ordering_number: number };
    })
    .sort((a, b) => a.ordering_number - b.ordering_number);
}

function isAt(queue: readonly Script[], moved: Script, spot: Spot): boolean {
  const now = spotOf(queue, moved);
  return (
    groupOf(moved) === spot.group &&
    now.after?.id === spot.after?.id &&
    now.before?.id === spot.before?.id
  );
}

function membersOf(queue: readonly Script[], group: number, without: Script): Script[] {
  return queue.filter((script) => groupOf(script) === group && script.id !== without.id);
}

function gapOf(members: readonly Script[], moved: Script): number {
  const at = members.findIndex((script) => script.ordering_number > moved.ordering_number);
  return at < 0 ? members.length : at;
}
