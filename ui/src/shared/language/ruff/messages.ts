import type { Diagnostic } from '@astral-sh/ruff-wasm-web';

/** How Ruff checks and formats, the same for everyone. */
export interface RuffStyle {
  readonly lineLength: number;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  /** `3.14`, or null for the newest. */
  readonly pythonVersion: string | null;
}

/** What the worker is asked; answered in order. */
export type RuffQuestion =
  | { readonly id: number; readonly ask: 'style'; readonly style: RuffStyle }
  | { readonly id: number; readonly ask: 'check'; readonly text: string }
  | { readonly id: number; readonly ask: 'format'; readonly text: string };

export type RuffAnswer =
  | { readonly id: number; readonly kind: 'checked'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly id: number; readonly kind: 'formatted'; readonly text: string }
  | { readonly id: number; readonly kind: 'done' }
  | { readonly id: number; readonly kind: 'refused'; readonly why: string };
