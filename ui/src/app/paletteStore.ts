import { Store, useStore } from '#shared/store/Store.ts';

const open = new Store(false);

export function openPalette(): void {
  open.set(true);
}

export function closePalette(): void {
  open.set(false);
}

export function usePaletteOpen(): boolean {
  return useStore(open);
}
