import { useEffect, useRef } from 'react';
import type { CodeHandle } from '#shared/code/CodeEditor.tsx';
import type { CodeMark, CodePlace } from '#shared/code/codeTypes.ts';

/** F8 and Shift+F8 go from problem to problem, wherever the focus is; in the text Monaco does. */
export function useProblemKeys(
  active: boolean,
  handle: CodeHandle | null,
  marks: readonly CodeMark[],
  onShow: (mark: CodeMark) => void,
): void {
  const latest = useRef({ handle, marks, onShow });
  latest.current = { handle, marks, onShow };
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    function onKey(event: KeyboardEvent) {
      const { handle, marks, onShow } = latest.current;
      const inText = event.target instanceof Element && event.target.closest('.monaco-editor');
      if (event.key !== 'F8' || event.defaultPrevented || inText || handle === null) {
        return;
      }
      event.preventDefault();
      const mark = nextMark(marks, handle.cursor(), event.shiftKey ? -1 : 1);
      if (mark !== null) {
        onShow(mark);
      }
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [active]);
}

/** The problem after a place, or before it, round and round. */
export function nextMark(marks: readonly CodeMark[], from: CodePlace, by: 1 | -1): CodeMark | null {
  const distance = (mark: CodeMark) => mark.line - from.line || mark.column - from.column;
  const found =
    by === 1
      ? (marks.find((mark) => distance(mark) > 0) ?? marks[0])
      : (marks.findLast((mark) => distance(mark) < 0) ?? marks.at(-1));
  return found ?? null;
}
