import { useCallback, useSyncExternalStore } from 'react';
import { readStored, writeStored } from '../storage/stored.ts';

const key = 'ved.language.interpreter';
const listeners = new Set<() => void>();

/** Id of the interpreter that texts are checked for; empty for the usual one. */
export function useChosenInterpreter(): [string, (id: string) => void] {
  const chosen = useSyncExternalStore(subscribe, () => readStored(key) ?? '');
  const choose = useCallback((id: string) => {
    writeStored(key, id === '' ? null : id);
    for (const listener of listeners) {
      listener();
    }
  }, []);
  return [chosen, choose];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
