import { useCallback, useState } from 'react';
import { readStored, writeStored } from '#shared/storage/stored.ts';
import type { SideKind } from './SidePanel.tsx';

const key = 'ved.editor.beside';

/** What is shown beside the text of this script; the next one begins with the same. */
export function useSide(): [SideKind | null, (side: SideKind | null) => void] {
  const [side, setSide] = useState<SideKind | null>(() => {
    const stored = readStored(key);
    return stored === 'outline' || stored === 'data' || stored === 'assistant' ? stored : null;
  });
  const choose = useCallback((next: SideKind | null) => {
    setSide(next);
    keepSide(next);
  }, []);
  return [side, choose];
}

/** What the next script that is opened begins with. */
export function keepSide(side: SideKind | null): void {
  writeStored(key, side);
}
