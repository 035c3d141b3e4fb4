import { readStored, writeStored } from '#shared/storage/stored.ts';

/** Text that was typed and not saved, kept by the browser. */
export interface Draft {
  readonly baseVersionId: number;
  readonly text: string;
  readonly at: string;
}

export interface DraftPlace {
  readonly user: string;
  /** An id, or `new` for a script that is not created yet. */
  readonly script: number | 'new';
}

export function readDraft(place: DraftPlace): Draft | null {
  return parseDraft(readStored(keyOf(place)));
}

/** Whether the browser could keep it. */
export function writeDraft(place: DraftPlace, draft: Draft): boolean {
  return writeStored(keyOf(place), JSON.stringify(draft));
}

export function removeDraft(place: DraftPlace): void {
  writeStored(keyOf(place), null);
}

/** Null for what this page did not write. */
function parseDraft(stored: string | null): Draft | null {
  if (stored === null) {
    return null;
  }
  try {
    const value: unknown = JSON.parse(stored);
    if (
      typeof value === 'object' &&
      value !== null &&
      'baseVersionId' in value &&
      'text' in value &&
      'at' in value &&
      typeof value.baseVersionId === 'number' &&
      typeof value.text === 'string' &&
      typeof value.at === 'string' &&
      !Number.isNaN(Date.parse(value.at))
    ) {
      return { baseVersionId: value.baseVersionId, text: value.text, at: value.at };
    }
  } catch {
    // Not JSON: somebody else's.
  }
  return null;
}

function keyOf({ user, script }: DraftPlace): string {
  return `ved.draft.${user}.${script}`;
}
