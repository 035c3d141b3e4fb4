import { Store, useStore } from '../store/Store.ts';
import type { LanguageSettings } from './languages.ts';
import type { SwitchingState } from './switching/sides.ts';

export interface LanguageStatus extends SwitchingState {
  readonly settings: LanguageSettings;
}

const status = new Store<LanguageStatus | null>(null);

/** Which language service is active and for which interpreter; null before one is chosen. */
export function useLanguageStatus(): LanguageStatus | null {
  return useStore(status);
}

export function showStatus(next: LanguageStatus): void {
  status.set(next);
}
