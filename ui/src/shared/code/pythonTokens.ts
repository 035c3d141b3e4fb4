import { monaco } from './monaco.ts';

/** A piece of code that has one colour. */
export interface CodePiece {
  readonly text: string;
  /** What it is to the grammar, `string.escape` say; empty for what has no colour of its own. */
  readonly kind: string;
}

/** Longer code stays plain: it would hold the page up. */
const longest = 100_000;

/** A Python text in the pieces that an editor colours; they are the text again when joined. */
export async function pythonTokens(text: string): Promise<readonly CodePiece[]> {
  if (text.length > longest) {
    return [{ text, kind: '' }];
  }
  // Has the grammar fetched; `tokenize` does not wait for it.
  await monaco.editor.colorize('', 'python', {});
  const tokens = monaco.editor.tokenize(text, 'python');
  // With their ends, all of which Monaco takes for ends of lines.
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  return lines.flatMap((line, at) => {
    const known = tokens[at] ?? [];
    return known.length === 0
      ? [{ text: line, kind: '' }]
      : known.map(({ offset, type }, index) => ({
          text: line.slice(index === 0 ? 0 : offset, known[index + 1]?.offset),
          kind: type.replace(/\.?python$/, ''),
        }));
  });
}
