import { useEffect, useState } from 'react';
import type { CodeHandle } from '#shared/code/CodeEditor.tsx';
import { type CodeMark, markKey } from '#shared/code/codeTypes.ts';

const none: ReadonlySet<string> = new Set();

/** Which of the marks somebody knows how to repair, by their keys; asked anew when they change. */
export function useFixable(
  handle: CodeHandle | null,
  marks: readonly CodeMark[],
): ReadonlySet<string> {
  const [fixable, setFixable] = useState(none);
  useEffect(() => {
    let over = false;
    if (handle === null || marks.length === 0) {
      setFixable(none);
    } else {
      void handle.fixableMarks().then((found) => {
        if (!over) {
          setFixable(new Set(found.map(markKey)));
        }
      });
    }
    return () => {
      over = true;
    };
  }, [handle, marks]);
  return fixable;
}
