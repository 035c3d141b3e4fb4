/** An answer whose change is in the text from this state of it on. */
export interface AcceptedAnswer {
  readonly interaction: number;
  readonly from: number;
}

/*
 * States of a text are numbered as in `textOrigins`: higher with each edit, lower again with undo,
 * so that a change that was taken back does not count as one that was accepted.
 */

/** The answers that are in the text at a state, each once. */
export function acceptedAt(answers: readonly AcceptedAnswer[], state: number): number[] {
  return [
    ...new Set(answers.filter(({ from }) => from <= state).map(({ interaction }) => interaction)),
  ];
}

/** An edit ends what could be redone. */
export function dropUndone(
  answers: readonly AcceptedAnswer[],
  stateBefore: number,
): AcceptedAnswer[] {
  return answers.filter(({ from }) => from <= stateBefore);
}
