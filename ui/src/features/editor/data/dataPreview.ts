import { type CsvPreview, previewCsv } from './csv.ts';

export type DataPreview =
  | { readonly kind: 'table'; readonly table: CsvPreview }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string; readonly cut: boolean }
  | { readonly kind: 'binary' }
  | { readonly kind: 'empty' };

/** The head of the table and a thousand rows. */
const rowsAtMost = 1001;
const textAtMost = 200_000;
const jsonAtMost = 2_000_000;
/** Text up to this size can be edited in place. */
export const editableUpTo = 256 * 1024;

/** The text of a dataset; null when it is not UTF-8 text. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** How a dataset is shown. */
export function previewOf(text: string | null): DataPreview {
  if (text === null) {
    return { kind: 'binary' };
  }
  if (text === '') {
    return { kind: 'empty' };
  }
  const start = text.trimStart()[0];
  const likeJson = start === '{' || start === '[';
  if (likeJson && text.length <= jsonAtMost) {
    try {
      return { kind: 'json', value: JSON.parse(text) as unknown };
    } catch {
      // Broken, or one document per line: the text tells more than a table of its commas.
    }
  }
  const table = likeJson ? null : previewCsv(text, rowsAtMost);
  if (table !== null) {
    return { kind: 'table', table };
  }
  return { kind: 'text', text: text.slice(0, textAtMost), cut: text.length > textAtMost };
}
