import type { StopWordFinding } from '../api/types.ts';
import type { ComparedPiece } from './replacedWords.ts';

/** A piece of a text, with what a stop word in it means. */
export interface MarkedPiece {
  readonly text: string;
  readonly severity: StopWordFinding['severity'] | null;
}

/** The text in pieces; where findings overlap, the first one has the place. */
export function markedText(text: string, findings: readonly StopWordFinding[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const { start, end, severity } of findings.toSorted(
    (one, other) => one.start - other.start,
  )) {
    if (start < at || end <= start) {
      continue;
    }
    if (start > at) {
      pieces.push({ text: text.slice(at, start), severity: null });
    }
    pieces.push({ text: text.slice(start, end), severity });
    at = end;
  }
  if (at < text.length) {
    pieces.push({ text: text.slice(at), severity: null });
  }
  return pieces;
}

/** A piece of what is sent: whether it stands for something else, and what a stop word in it means. */
export interface SentPiece extends ComparedPiece {
  readonly severity: MarkedPiece['severity'];
}

/** Pieces of a text cut where its stop words begin and end. */
export function withStopWords(
  pieces: readonly ComparedPiece[],
  findings: readonly StopWordFinding[],
): SentPiece[] {
  const marked = markedText(pieces.map(({ text }) => text).join(''), findings);
  const cut: SentPiece[] = [];
  let left = 0;
  let from = 0;
  for (const { text, severity } of marked) {
    let rest = text.length;
    while (rest > 0) {
      const piece = pieces[left];
      if (piece === undefined) {
        return cut;
      }
      const until = Math.min(piece.text.length, from + rest);
      cut.push({ text: piece.text.slice(from, until), replaced: piece.replaced, severity });
      rest -= until - from;
      [left, from] = until === piece.text.length ? [left + 1, 0] : [left, until];
    }
  }
  return cut;
}
