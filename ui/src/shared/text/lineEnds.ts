export type LineEnd = '\n' | '\r\n';

/** What most lines of a text end with. */
export function dominantEnd(text: string): LineEnd {
  const both = text.split('\r\n').length - 1;
  const all = text.split('\n').length - 1;
  return both > all - both ? '\r\n' : '\n';
}

/** The text with all its lines ending alike. */
export function withEnds(text: string, end: LineEnd): string {
  return text.replace(/\r\n?|\n/g, end);
}
