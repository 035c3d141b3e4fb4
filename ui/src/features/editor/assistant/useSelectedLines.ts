import { useEffect, useState } from 'react';
import type { CodeHandle } from '#shared/code/CodeEditor.tsx';
import type { CodeLines } from '#shared/code/codeTypes.ts';

/** The lines of the open text that something is selected on; null while nothing is. */
export function useSelectedLines(handle: CodeHandle | null): CodeLines | null {
  const [lines, setLines] = useState<CodeLines | null>(null);
  useEffect(() => {
    if (handle === null) {
      setLines(null);
      return undefined;
    }
    const read = () => {
      const now = handle.selectedLines();
      setLines((before) =>
        before?.first === now?.first && before?.last === now?.last ? before : now,
      );
    };
    read();
    return handle.onSelection(read);
  }, [handle]);
  return lines;
}
