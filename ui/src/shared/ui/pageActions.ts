import { useEffect, useRef } from 'react';
import { Store, useStore } from '../store/Store.ts';

/** Something one can do on the page that is open; the command palette offers it. */
export interface PageAction {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly disabled?: boolean;
  run(): void;
}

/** By the part of the page that offers them; those that came last are first. */
const offers = new Map<symbol, readonly PageAction[]>();
const actions = new Store<readonly PageAction[]>([]);

export function useOfferedActions(): readonly PageAction[] {
  return useStore(actions);
}

/** Offers actions while what has them is open; several parts of a page may. */
export function useOfferActions(offered: readonly PageAction[]): void {
  const latest = useRef(offered);
  latest.current = offered;
  const known = offered
    .map((action) => `${action.id}:${action.label}:${action.disabled ?? false}`)
    .join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew when the list looks different
  useEffect(() => {
    const part = Symbol();
    offer(
      part,
      latest.current.map((action) => ({
        ...action,
        run: () => latest.current.find((current) => current.id === action.id)?.run(),
      })),
    );
    return () => offer(part, null);
  }, [known]);
}

function offer(part: symbol, offered: readonly PageAction[] | null): void {
  offers.delete(part);
  if (offered !== null) {
    offers.set(part, offered);
  }
  actions.set([...offers.values()].reverse().flat());
}
