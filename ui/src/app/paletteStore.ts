import { flushSync } from 'react-dom';
import { Store, useStore } from '#shared/store/Store.ts';

const open = new Store(false);

/** At once: what is typed next is meant for it. */
export function openPalette(): void {
  flushSync(() => open.set(true));
}

export function closePalette(): void {
  open.set(false);
}

export function usePaletteOpen(): boolean {
  return useStore(open);
}
