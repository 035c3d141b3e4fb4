import { useEffect, useState } from 'react';
import type { CodeHandle } from '#shared/code/CodeEditor.tsx';
import type { CodeMark } from '#shared/code/codeTypes.ts';

const none: readonly CodeMark[] = [];

/** What all checkers say about the open text. */
export function useMarks(handle: CodeHandle | null): readonly CodeMark[] {
  const [marks, setMarks] = useState(none);
  useEffect(() => {
    if (handle === null) {
      setMarks(none);
      return undefined;
    }
    const read = () => setMarks(handle.marks());
    read();
    return handle.onMarks(read);
  }, [handle]);
  return marks;
}
