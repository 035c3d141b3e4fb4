import { useSyncExternalStore } from 'react';

/** A file of a library that is shown over the code. */
export interface OpenedLibrary {
  /** Of the editor that it covers. */
  readonly editor: string;
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

let opened: OpenedLibrary | null = null;
const listeners = new Set<() => void>();

export function useOpenedLibrary(): OpenedLibrary | null {
  return useSyncExternalStore(subscribe, () => opened);
}

export function openLibrary(next: OpenedLibrary | null): void {
  opened = next;
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
