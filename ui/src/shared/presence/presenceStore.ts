import type { Presence } from '../api/types.ts';
import { Store, useStored } from '../store/Store.ts';

/** Someone who has a script open, maybe with changes that are not saved. */
export type Person = Presence['people'][number];

const nobody: readonly Person[] = [];
const present = new Store<ReadonlyMap<number, readonly Person[]>>(new Map());
/** Scripts of which an event told something while the whole was being fetched. */
let told: Set<number> | null = null;

/** Everybody who has the script open now, the user too. */
export function usePresence(script: number): readonly Person[] {
  return useStored(present, (people) => people.get(script) ?? nobody);
}

/** What an event told about one script. */
export function notePresence(script: number, people: readonly Person[]): void {
  told?.add(script);
  const next = new Map(present.get());
  if (people.length === 0) {
    next.delete(script);
  } else {
    next.set(script, people);
  }
  present.set(next);
}

/**
 * Takes over a fetched list. What events told meanwhile stays: whatever happened after the list was
 * made comes as an event, but the list may be older than an event that was already heard.
 */
export async function loadPresence(fetching: () => Promise<readonly Presence[]>): Promise<void> {
  const heard = new Set<number>();
  told = heard;
  try {
    const fetched = await fetching();
    if (told === heard) {
      const next = new Map<number, readonly Person[]>();
      for (const { script_id, people } of fetched) {
        if (!heard.has(script_id) && people.length > 0) {
          next.set(script_id, people);
        }
      }
      for (const script of heard) {
        const people = present.get().get(script);
        if (people !== undefined) {
          next.set(script, people);
        }
      }
      present.set(next);
    }
  } finally {
    if (told === heard) {
      told = null;
    }
  }
}

/** Nothing is known any more. */
export function forgetPresence(): void {
  told = null;
  present.set(new Map());
}

export function currentPresence(): ReadonlyMap<number, readonly Person[]> {
  return present.get();
}
