import { Store, useStore } from '../../store/Store.ts';

/** A file of a library that is shown over the code. */
export interface OpenedLibrary {
  /** Of the editor that it covers. */
  readonly editor: string;
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

const opened = new Store<OpenedLibrary | null>(null);

export function useOpenedLibrary(): OpenedLibrary | null {
  return useStore(opened);
}

export function openLibrary(next: OpenedLibrary | null): void {
  opened.set(next);
}
