import type { DatasetKind } from '#shared/api/types.ts';
import { readStored, writeStored } from '#shared/storage/stored.ts';

/** Text of a dataset that was typed and not stored. */
export interface KeptEdit {
  /** The hash of what it was made from; null when there was nothing. */
  readonly from: string | null;
  readonly text: string;
}

export interface EditPlace {
  readonly user: string;
  readonly script: number;
  readonly kind: DatasetKind;
}

export function readEdit(place: EditPlace): KeptEdit | null {
  try {
    const value: unknown = JSON.parse(readStored(keyOf(place)) ?? 'null');
    return typeof value === 'object' &&
      value !== null &&
      'from' in value &&
      'text' in value &&
      (value.from === null || typeof value.from === 'string') &&
      typeof value.text === 'string'
      ? { from: value.from, text: value.text }
      : null;
  } catch {
    return null;
  }
}

export function keepEdit(place: EditPlace, edit: KeptEdit | null): void {
  writeStored(keyOf(place), edit === null ? null : JSON.stringify(edit));
}

function keyOf({ user, script, kind }: EditPlace): string {
  return `ved.data.${user}.${script}.${kind}`;
}
