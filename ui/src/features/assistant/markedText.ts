import type { StopWordFinding } from '#shared/api/types.ts';

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
