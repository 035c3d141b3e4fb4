/** A found line, cut where the match begins and ends. */
export interface MatchParts {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** So much of what stands before a match is shown: the match itself has to be in sight. */
const contextBefore = 40;

/** Cuts the text of a found line; its indentation is left out. */
export function matchParts(found: {
  readonly text: string;
  readonly text_column: number;
  readonly column: number;
  readonly end_column: number;
}): MatchParts {
  const { text, text_column, column, end_column } = found;
  const start = Math.min(Math.max(0, column - text_column), text.length);
  const end = Math.min(Math.max(start, end_column - text_column), text.length);
  const before = text.slice(0, start).trimStart();
  const cut = before.length > contextBefore;
  return {
    before: cut ? `…${before.slice(-contextBefore)}` : before,
    match: text.slice(start, end),
    after: text.slice(end).trimEnd(),
  };
}
