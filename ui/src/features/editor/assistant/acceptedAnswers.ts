/** An answer whose change is in the text from this state of it on. */
export interface AcceptedAnswer {
  readonly interaction: number;
  readonly from: number;
  /** The lines that came with it, without their indents; none where nothing is known of them. */
  readonly lines: readonly string[];
}

/*
 * States of a text are numbered as in `textOrigins`: higher with each edit, lower again with undo,
 * so that a change that was taken back does not count as one that was accepted.
 */

/** The answers of which something is in the text at a state, each once. */
export function acceptedAt(
  answers: readonly AcceptedAnswer[],
  state: number,
  text: string,
): number[] {
  const there = linesOf(text);
  const left = answers.filter(
    ({ from, lines }) =>
      from <= state && (lines.length === 0 || lines.some((line) => there.has(line))),
  );
  return [...new Set(left.map(({ interaction }) => interaction))];
}

/** The lines of a text that another has not, without indents and blank ones. */
export function linesAdded(before: string, after: string): string[] {
  const known = linesOf(before);
  return [...linesOf(after)].filter((line) => !known.has(line));
}

function linesOf(text: string): Set<string> {
  return new Set(
    text
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}

/** An edit ends what could be redone. */
export function dropUndone(
  answers: readonly AcceptedAnswer[],
  stateBefore: number,
): AcceptedAnswer[] {
  return answers.filter(({ from }) => from <= stateBefore);
}
