import type { CatalogueRow } from './rows.ts';

/** The row that a key leads to; null for other keys. */
export function rowByKey(rows: readonly CatalogueRow[], from: number, key: string): number | null {
  switch (key) {
    case 'ArrowDown':
      return next(rows, from + 1, 1);
    case 'ArrowUp':
      return next(rows, from - 1, -1);
    case 'PageDown':
      return next(rows, Math.min(from + 12, rows.length - 1), -1);
    case 'PageUp':
      return next(rows, Math.max(from - 12, 0), 1);
    case 'Home':
      return next(rows, 0, 1);
    case 'End':
      return next(rows, rows.length - 1, -1);
    default:
      return null;
  }
}

function next(rows: readonly CatalogueRow[], from: number, step: number): number | null {
  for (let index = from; index >= 0 && index < rows.length; index += step) {
    if (rows[index]?.kind === 'script') {
      return index;
    }
  }
  return null;
}
