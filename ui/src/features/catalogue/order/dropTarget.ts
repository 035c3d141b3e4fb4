import type { Script } from '#shared/api/types.ts';
import { groupOf } from '#shared/scripts/scripts.ts';
import type { CatalogueRow } from '../rows.ts';
import {
  freeGroupBetween,
  type Move,
  moveTo,
  type Spot,
  spotBeside,
  spotOfNewGroup,
} from './place.ts';

/** Where a row would be dropped, and where to draw the line that says so. */
export interface DropTarget {
  /** In pixels from the top of the list. */
  readonly line: number;
  readonly move: Move;
}

/** A row of the list with its extent. */
export interface PlacedRow {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** Around the border of two groups with a free integer between them, for a group of its own. */
const ownGroupReach = 6;

/**
 * What dropping at a height means. The halves of a row stand for before and after it in its own
 * group, so that at the border of two groups each side is told apart.
 *
 * @param over the row at that height; null below the last row
 */
export function dropTarget(
  queue: readonly Script[],
  rows: readonly CatalogueRow[],
  moved: Script,
  over: PlacedRow | null,
  height: number,
  end: number,
): DropTarget | null {
  if (over === null) {
    const group = isLastAlone(queue, moved) ? null : freeGroupBetween(queue.at(-1) ?? null, null);
    return group === null ? null : target(queue, moved, spotOfNewGroup(group), end);
  }
  const row = rows[over.index];
  if (row === undefined) {
    return null;
  }
  const border = height - over.start < over.end - height ? over.start : over.end;
  const own =
    Math.abs(height - border) <= ownGroupReach ? ownGroup(queue, rows, over, border) : null;
  if (own !== null) {
    const found = target(queue, moved, spotOfNewGroup(own), border);
    if (found !== null) {
      return found;
    }
  }
  if (row.kind === 'group') {
    const first = rows[over.index + 1];
    return first?.kind === 'script'
      ? target(queue, moved, spotBeside(queue, moved, first.script, 'before'), over.end)
      : null;
  }
  const side = border === over.start ? 'before' : 'after';
  return target(queue, moved, spotBeside(queue, moved, row.script, side), border);
}

/** The free integer at a border between two groups. */
function ownGroup(
  queue: readonly Script[],
  rows: readonly CatalogueRow[],
  over: PlacedRow,
  border: number,
): number | null {
  const below = border === over.start ? over.index : over.index + 1;
  const above = rows[below - 1];
  const next = rows[below];
  if (above?.kind === 'group') {
    return null;
  }
  const upper = above === undefined ? null : neighbour(queue, groupOf(above.script), 'last');
  const lower =
    next === undefined
      ? null
      : neighbour(queue, next.kind === 'group' ? next.number : groupOf(next.script), 'first');
  if (upper !== null && lower !== null && groupOf(upper) === groupOf(lower)) {
    return null;
  }
  return upper === null && lower === null ? null : freeGroupBetween(upper, lower);
}

function neighbour(
  queue: readonly Script[],
  group: number,
  which: 'first' | 'last',
): Script | null {
  const members = queue.filter((script) => groupOf(script) === group);
  return (which === 'first' ? members[0] : members.at(-1)) ?? null;
}

function isLastAlone(queue: readonly Script[], script: Script): boolean {
  const before = queue.at(-2);
  return (
    queue.at(-1)?.id === script.id && (before === undefined || groupOf(before) !== groupOf(script))
  );
}

function target(
  queue: readonly Script[],
  moved: Script,
  spot: Spot,
  line: number,
): DropTarget | null {
  const move = moveTo(queue, moved, spot);
  return move === null ? null : { line, move };
}
