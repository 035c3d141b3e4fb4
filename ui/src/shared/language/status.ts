import { useSyncExternalStore } from 'react';
import type { LanguageSettings } from './languages.ts';
import type { SwitchingState } from './switching/Switching.ts';

export interface LanguageStatus extends SwitchingState {
  readonly settings: LanguageSettings;
}

let status: LanguageStatus | null = null;
const listeners = new Set<() => void>();

/** Which language service is active and for which interpreter; null before one is chosen. */
export function useLanguageStatus(): LanguageStatus | null {
  return useSyncExternalStore(subscribe, () => status);
}

export function showStatus(next: LanguageStatus): void {
  status = next;
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
