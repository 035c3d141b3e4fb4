/** How what it found is signed. */
export const pyrightName = 'Pyright';

/** The interpreter that a text is written for, as far as a type checker must know it. */
export interface Python {
  readonly id: string;
  readonly name: string;
  /** `3.14.3`, or null where it is not known. */
  readonly version: string | null;
  readonly packages: readonly { readonly name: string; readonly version: string }[];
}

/** `3.14`, without the part that changes nothing in the language. */
export function minorVersion(version: string | null): string | null {
  return /^\d+\.\d+/.exec(version ?? '')?.[0] ?? null;
}
