import type { Script } from '#shared/api/types.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { groupOf } from '#shared/scripts/scripts.ts';

export interface Filters {
  readonly search: string;
  readonly failing: boolean;
  readonly notOnProd: boolean;
}

export type CatalogueRow =
  | { readonly kind: 'group'; readonly number: number; readonly size: number }
  | { readonly kind: 'script'; readonly script: Script; readonly position: number };

export function isFailing(script: Script): boolean {
  return script.last_run !== null && script.last_run.status !== 'succeeded';
}

export function isNotOnProd(script: Script): boolean {
  return script.state !== 'same';
}

/** The queue as rows: a heading for each group, below it its scripts that pass the filters. */
export function rowsOf(scripts: readonly Script[], filters: Filters): CatalogueRow[] {
  const words = filters.search.toLowerCase().split(/\s+/).filter(Boolean);
  const rows: CatalogueRow[] = [];
  let heading: { kind: 'group'; number: number; size: number } | undefined;
  let position = 0;
  for (const script of scripts) {
    if (!passes(script, filters, words)) {
      continue;
    }
    const group = groupOf(script);
    if (heading === undefined || heading.number !== group) {
      heading = { kind: 'group', number: group, size: 0 };
      rows.push(heading);
    }
    heading.size++;
    rows.push({ kind: 'script', script, position: ++position });
  }
  return rows;
}

function passes(script: Script, filters: Filters, words: readonly string[]): boolean {
  if (filters.failing && !isFailing(script)) {
    return false;
  }
  if (filters.notOnProd && !isNotOnProd(script)) {
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
