import { useEffect, useState } from 'react';
import type { CodeHandle } from '#shared/code/CodeEditor.tsx';
import { symbolsAt } from '#shared/code/codeSymbols.ts';
import type { CodeSymbol } from '#shared/code/codeTypes.ts';

/** What the open text defines, and what of it the cursor is in; null while nobody can tell. */
export function useSymbols(handle: CodeHandle | null) {
  const [symbols, setSymbols] = useState<readonly CodeSymbol[] | null>(null);
  const [line, setLine] = useState(1);
  useEffect(() => {
    if (handle === null) {
      setSymbols(null);
      return undefined;
    }
    const read = () => setSymbols(handle.symbols());
    read();
    setLine(handle.cursor().line);
    const endSymbols = handle.onSymbols(read);
    const endCursor = handle.onCursor((place) => setLine(place.line));
    return () => {
      endSymbols();
      endCursor();
    };
  }, [handle]);
  return { symbols, at: symbolsAt(symbols ?? [], line) };
}

export type Symbols = ReturnType<typeof useSymbols>;
