import { useEffect, useRef } from 'react';
import { parseId } from '#shared/api/ids.ts';
import type { CodeHandle } from '#shared/code/CodeEditor.tsx';
import { useTabAddress } from './tabs/tabContext.ts';

/** Goes to the place that the address names, each time that it is visited. */
export function useDeepLink(script: number, handle: CodeHandle | null, showCode: () => void): void {
  const { parameters, visit } = useTabAddress(script);
  const line = parseId(parameters.get('line'));
  const column = parseId(parameters.get('column'));
  const end = parseId(parameters.get('end'));
  const done = useRef('');
  const show = useRef(showCode);
  show.current = showCode;
  useEffect(() => {
    if (handle === null || line === null || done.current === visit) {
      return;
    }
    done.current = visit;
    show.current();
    if (column !== null && end !== null) {
      handle.select(line, column, end);
    } else {
      handle.reveal(line, column ?? 1);
    }
  }, [handle, line, column, end, visit]);
}
