import { createContext } from 'react';

/** The Markdown that is shown, as far as it has come. */
export const MarkdownSource = createContext('');

const fence = /^[\s>]*(?:`{3,}|~{3,})\s*$/;

/** Whether a block of code that ends there is all there: the last one may still be written. */
export function isWhole(source: string, end: number | undefined): boolean {
  const text = source.trimEnd();
  return end === undefined || end < text.length || fence.test(text.split('\n').at(-1) ?? '');
}
