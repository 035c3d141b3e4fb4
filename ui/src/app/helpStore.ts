import { Store, useStore } from '#shared/store/Store.ts';

const open = new Store(false);

export function openHelp(): void {
  open.set(true);
}

export function closeHelp(): void {
  open.set(false);
}

export function useHelpOpen(): boolean {
  return useStore(open);
}
