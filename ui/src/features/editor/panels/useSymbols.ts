import { useEffect, useState } from 'react';
import type { CodeHandle } from '#shared/code/CodeEditor.tsx';
import { type OutlineSymbol, outlineOf, symbolsAt } from './outline.ts';

const pause = 200;
const none: readonly OutlineSymbol[] = [];

/** What the open text defines, and what of it the cursor is in. */
export function useSymbols(handle: CodeHandle | null) {
  const [symbols, setSymbols] = useState(none);
  const [line, setLine] = useState(1);
  useEffect(() => {
    if (handle === null) {
      setSymbols(none);
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => setSymbols(outlineOf(handle.text()));
    read();
    setLine(handle.cursor().line);
    const endText = handle.onText(() => {
      clearTimeout(timer);
      timer = setTimeout(read, pause);
    });
    const endCursor = handle.onCursor((place) => setLine(place.line));
    return () => {
      clearTimeout(timer);
      endText();
      endCursor();
    };
  }, [handle]);
  return { symbols, at: symbolsAt(symbols, line) };
}

export type Symbols = ReturnType<typeof useSymbols>;
