import type { Preferences } from '../../preferences/values.ts';
import type { Life } from './KeptRunning.ts';

export type Side = 'server' | 'browser';

/** What decides which side is asked. */
export interface Wishes {
  readonly preference: Preferences['languageService'];
  /** Whether the server says that it can run one. */
  readonly serverCan: boolean;
}

export interface SwitchingState {
  readonly active: Side | null;
  readonly server: Life;
  readonly browser: Life;
}

export function wantsServer({ preference, serverCan }: Wishes): boolean {
  return preference !== 'browser' && serverCan;
}
