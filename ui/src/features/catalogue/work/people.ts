import type { UnmergedWork } from '#shared/api/types.ts';
import type { Person } from '#shared/presence/presenceStore.ts';

/** Someone else at a script: with unmerged work on a branch, with the script open, or both. */
export interface Colleague {
  readonly name: string;
  readonly work: UnmergedWork | null;
  readonly presence: Person | null;
}

/** Those with work first, the newest work before; then those who only have it open. */
export function colleagues(
  others: readonly UnmergedWork[],
  present: readonly Person[],
  user: string,
): Colleague[] {
  const byName = new Map(present.map((person) => [person.user, person]));
  const working = others
    .filter((work) => work.branch !== user)
    .map((work) => ({ name: work.branch, work, presence: byName.get(work.branch) ?? null }));
  const known = new Set([user, ...working.map((one) => one.name)]);
  const watching = present
    .filter((person) => !known.has(person.user))
    .map((person) => ({ name: person.user, work: null, presence: person }));
  return [...working, ...watching];
}

/** What someone does here now; null for nothing. */
export function presenceWords(presence: Person | null): string | null {
  if (presence === null) {
    return null;
  }
  return presence.unsaved ? 'has it open with unsaved changes' : 'has it open now';
}
