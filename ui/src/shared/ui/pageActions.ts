import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Something one can do on the page that is open; the command palette offers it. */
export interface PageAction {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly disabled?: boolean;
  run(): void;
}

let actions: readonly PageAction[] = [];
const listeners = new Set<() => void>();

export function useOfferedActions(): readonly PageAction[] {
  return useSyncExternalStore(subscribe, () => actions);
}

/** Offers the page's actions while it is open. */
export function useOfferActions(offered: readonly PageAction[]): void {
  const latest = useRef(offered);
  latest.current = offered;
  const known = offered.map((action) => `${action.id}:${action.disabled ?? false}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew when the list looks different
  useEffect(() => {
    set(
      latest.current.map((action) => ({
        ...action,
        run: () => latest.current.find((current) => current.id === action.id)?.run(),
      })),
    );
    return () => set([]);
  }, [known]);
}

function set(next: readonly PageAction[]): void {
  actions = next;
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
