/** What a person chooses for this browser. */
export interface Preferences {
  /** Whether Ruff formats the text before it is saved. */
  readonly formatOnSave: boolean;
  /** Where Pyright runs; `auto` prefers the server and falls back to the browser. */
  readonly languageService: 'auto' | 'browser' | 'server';
  readonly minimap: boolean;
  /** Whether the editor takes vim's keys. */
  readonly vim: boolean;
  /** Of code, in pixels. */
  readonly fontSize: number;
}

export const preferenceDefaults: Preferences = {
  formatOnSave: false,
  languageService: 'auto',
  minimap: false,
  vim: false,
  fontSize: 13,
};

const smallestFont = 8;
const largestFont = 32;

/** What is stored, as far as it makes sense; else the default. */
export function parsePreference<K extends keyof Preferences>(
  key: K,
  stored: string | null,
): Preferences[K] {
  let value: unknown;
  try {
    value = stored === null ? undefined : JSON.parse(stored);
  } catch {
    value = undefined;
  }
  return (isValue(key, value) ? value : preferenceDefaults[key]) as Preferences[K];
}

function isValue(key: keyof Preferences, value: unknown): boolean {
  switch (key) {
    case 'formatOnSave':
    case 'minimap':
    case 'vim':
      return typeof value === 'boolean';
    case 'languageService':
      return value === 'auto' || value === 'browser' || value === 'server';
    case 'fontSize':
      return (
        typeof value === 'number' &&
        Number.isInteger(value) &&
        value >= smallestFont &&
        value <= largestFont
      );
  }
}

/** A size of letters that is kept within bounds. */
export function boundedFont(size: number): number {
  return Math.min(largestFont, Math.max(smallestFont, Math.round(size)));
}
