import { useCallback } from 'react';
import { readStored, writeStored } from '../storage/stored.ts';
import { Store, useStore } from '../store/Store.ts';

const key = 'ved.language.interpreter';
const interpreter = new Store(readStored(key) ?? '');

export const chosenInterpreter = interpreter.get;

/** Id of the interpreter that texts are checked for; empty for the usual one. */
export function useChosenInterpreter(): [string, (id: string) => void] {
  const choose = useCallback((id: string) => {
    writeStored(key, id === '' ? null : id);
    interpreter.set(id);
  }, []);
  return [useStore(interpreter), choose];
}
