import type { Version } from '#shared/api/types.ts';
import { readStored, storedKeys, writeStored } from '#shared/storage/stored.ts';

/** What was typed and not saved, kept by the browser. */
export interface Draft {
  readonly baseVersionId: number;
  readonly text: string;
  readonly at: string;
  /** The answers of the assistant that are in the text and in no version yet. */
  readonly answers?: readonly number[];
  /** A merge that was under way. */
  readonly merge?: KeptMerge;
}

/** The texts of a merge and what was decided so far. */
export interface KeptMerge {
  readonly kind: 'stale' | 'conflict';
  readonly onto: Version;
  readonly base: string;
  readonly theirs: { readonly version: Version; readonly content: string };
  readonly mine: string;
  readonly parts: readonly string[];
}

export interface DraftPlace {
  readonly user: string;
  /** An id, or `new` for a script that is not created yet. */
  readonly script: number | 'new';
}

/** A draft and the visit that wrote it: no two visits write the same one. */
export interface FoundDraft extends Draft {
  readonly visit: string;
}

/** All drafts of a user for a script, the newest first. */
export function listDrafts(place: DraftPlace): FoundDraft[] {
  const prefix = keyOf(place, '');
  return storedKeys(prefix)
    .flatMap((key) => {
      const draft = parseDraft(readStored(key));
      return draft === null ? [] : [{ ...draft, visit: key.slice(prefix.length) }];
    })
    .sort((one, other) => other.at.localeCompare(one.at));
}

/** Whether the browser could keep it. */
export function writeDraft(place: DraftPlace, visit: string, draft: Draft): boolean {
  return writeStored(keyOf(place, visit), JSON.stringify(draft));
}

export function removeDraft(place: DraftPlace, visit: string): void {
  writeStored(keyOf(place, visit), null);
}

/** Null for what this page did not write. */
function parseDraft(stored: string | null): Draft | null {
  try {
    const value: unknown = JSON.parse(stored ?? 'null');
    if (!isDraft(value)) {
      return null;
    }
    const { baseVersionId, text, at, merge, answers } = value;
    return {
      baseVersionId,
      text,
      at,
      ...(isNumbers(answers) ? { answers } : {}),
      ...(isMerge(merge) ? { merge } : {}),
    };
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    has(value, 'baseVersionId', 'number') &&
    has(value, 'text', 'string') &&
    has(value, 'at', 'string') &&
    !Number.isNaN(Date.parse((value as Draft).at))
  );
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((one) => Number.isSafeInteger(one));
}

function isMerge(value: unknown): value is KeptMerge {
  return (
    has(value, 'kind', 'string') &&
    has(value, 'base', 'string') &&
    has(value, 'mine', 'string') &&
    has((value as KeptMerge).onto, 'id', 'number') &&
    has((value as KeptMerge).theirs, 'content', 'string') &&
    has((value as KeptMerge).theirs.version, 'id', 'number') &&
    Array.isArray((value as KeptMerge).parts) &&
    (value as KeptMerge).parts.every((part) => typeof part === 'string')
  );
}

function has(value: unknown, name: string, type: 'string' | 'number'): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Record<string, unknown>)[name] === type
  );
}

function keyOf({ user, script }: DraftPlace, visit: string): string {
  return `ved.draft.${user}.${script}.${visit}`;
}
