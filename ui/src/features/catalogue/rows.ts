import type { Script } from '#shared/api/types.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { groupOf } from '#shared/scripts/scripts.ts';

export interface Filters {
  readonly search: string;
  readonly mine: boolean;
  readonly failing: boolean;
  readonly notOnProd: boolean;
  readonly conflict: boolean;
}

export const noFilters: Filters = {
  search: '',
  mine: false,
  failing: false,
  notOnProd: false,
  conflict: false,
};

export type CatalogueRow =
  | {
      readonly kind: 'group';
      readonly number: number;
      /** How many scripts it has. */
      readonly size: number;
      /** How many of them pass the filters. */
      readonly shown: number;
    }
  | {
      readonly kind: 'script';
      readonly script: Script;
      readonly position: number;
      /** Whether it runs beside others; alone, it needs no heading. */
      readonly grouped: boolean;
    };

/** Work of the user that is not on `prod`. */
export function isUnmerged(script: Script, user: string): boolean {
  return script.state !== 'same' && script.branch === user;
}

/** What the user changed last, or has unmerged work on. */
export function isMine(script: Script, user: string): boolean {
  return script.committer === user || isUnmerged(script, user);
}

export function isFailing(script: Script): boolean {
  return script.last_run !== null && script.last_run.status !== 'succeeded';
}

export function isNotOnProd(script: Script): boolean {
  return script.state !== 'same';
}

export function isInConflict(script: Script): boolean {
  return script.state === 'conflict';
}

/** The queue as rows: the scripts that pass, with a heading above those that run side by side. */
export function rowsOf(scripts: readonly Script[], filters: Filters, user: string): CatalogueRow[] {
  const words = filters.search.toLowerCase().split(/\s+/).filter(Boolean);
  const rows: CatalogueRow[] = [];
  let position = 0;
  for (let from = 0; from < scripts.length; ) {
    const to = endOfGroup(scripts, from);
    const passing = scripts
      .slice(from, to)
      .filter((script) => passes(script, filters, words, user));
    const first = passing[0];
    const grouped = to - from > 1;
    if (first !== undefined && grouped) {
      rows.push({
        kind: 'group',
        number: groupOf(first),
        size: to - from,
        shown: passing.length,
      });
    }
    for (const script of passing) {
      rows.push({ kind: 'script', script, position: ++position, grouped });
    }
    from = to;
  }
  return rows;
}

function endOfGroup(scripts: readonly Script[], from: number): number {
  const first = scripts[from];
  let to = from + 1;
  for (
    let next = scripts[to];
    first !== undefined && next !== undefined && groupOf(next) === groupOf(first);
    next = scripts[to]
  ) {
    to++;
  }
  return to;
}

function passes(script: Script, filters: Filters, words: readonly string[], user: string): boolean {
  if (
    (filters.mine && !isMine(script, user)) ||
    (filters.failing && !isFailing(script)) ||
    (filters.notOnProd && !isNotOnProd(script)) ||
    (filters.conflict && !isInConflict(script))
  ) {
    return false;
  }
  if (words.length === 0) {
    return true;
  }
  const text =
    `${orderingNumber(script.ordering_number)} ${script.descriptive_name} ${script.description} ${script.committer}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The pieces of a text of which every second one was searched for. */
export function highlighted(text: string, search: string): string[] {
  const words = search.split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return [text];
  }
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return text.split(new RegExp(`(${pattern})`, 'i'));
}

/** How many characters the longest number of the rows has. */
export function widestNumber(rows: readonly CatalogueRow[]): number {
  return rows.reduce(
    (widest, row) =>
      row.kind === 'script'
        ? Math.max(widest, orderingNumber(row.script.ordering_number).length)
        : widest,
    0,
  );
}
