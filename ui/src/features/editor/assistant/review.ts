import { withEnds } from '#shared/text/lineEnds.ts';
import { type Hunk, lineEndOf, mergeLines, type Section } from '../merge/mergeLines.ts';
import { textFor } from '../merge/mergeParts.ts';

/** What is taken at a place that the answer changes; nothing is taken without a decision. */
export type Decision = 'accepted' | 'rejected' | 'both';

/** The change of an answer, laid on the text as it is now. */
export interface Review {
  readonly interaction: number;
  /** What the answer was made from. */
  readonly base: string;
  /** The answer as a whole text. */
  readonly answer: string;
  /** The text in the editor that it is laid on. */
  readonly mine: string;
  readonly sections: readonly Section[];
  /** By the index of the section. */
  readonly decisions: ReadonlyMap<number, Decision>;
}

/** A place to decide about: the answer changes it. */
export interface ReviewedHunk {
  readonly index: number;
  readonly hunk: Hunk;
}

export function beginReview(
  interaction: number,
  base: string,
  answer: string,
  mine: string,
): Review {
  return {
    interaction,
    base,
    answer,
    mine,
    sections: mergeLines(base, answer, mine),
    decisions: new Map(),
  };
}

/** The text was changed by hand meanwhile: the change is laid on it anew, and decided anew. */
export function rebase(review: Review, mine: string): Review {
  return beginReview(review.interaction, review.base, review.answer, mine);
}

/** Where the answer changes something that is not there yet. */
export function hunksOf({ sections }: Review): ReviewedHunk[] {
  return sections.flatMap((hunk, index) =>
    hunk.kind === 'theirs' || hunk.kind === 'conflict' ? [{ index, hunk }] : [],
  );
}

export function decide(review: Review, index: number, decision: Decision | null): Review {
  const decisions = new Map(review.decisions);
  if (decision === null) {
    decisions.delete(index);
  } else {
    decisions.set(index, decision);
  }
  return { ...review, decisions };
}

/** Accepts what meets no edit by hand; what does is left to be decided by itself. */
export function acceptClear(review: Review): Review {
  return hunksOf(review).reduce(
    (before, { index, hunk }) =>
      hunk.kind === 'theirs' ? decide(before, index, 'accepted') : before,
    review,
  );
}

/** How many places take something of the answer. */
export function accepted(review: Review): number {
  return [...review.decisions.values()].filter((decision) => decision !== 'rejected').length;
}

export function undecided(review: Review): number {
  return hunksOf(review).filter(({ index }) => !review.decisions.has(index)).length;
}

/** The whole text with what was accepted; edits by hand are in it wherever not decided otherwise. */
export function reviewedText({ base, answer, mine, sections, decisions }: Review): string {
  const parts = sections.map((section, index) => partOf(section, decisions.get(index)));
  return withEnds(parts.join(''), lineEndOf(base, base === '' ? answer : base, mine));
}

function partOf(section: Section, decision: Decision | undefined): string {
  switch (section.kind) {
    case 'untouched':
      return section.text;
    case 'mine':
    case 'alike':
      return section.mine;
    case 'theirs':
    case 'conflict':
      return decidedText(section, decision);
  }
}

function decidedText(hunk: Hunk, decision: Decision | undefined): string {
  switch (decision) {
    case 'accepted':
      return textFor(hunk, 'theirs');
    case 'both':
      return textFor(hunk, 'both');
    case 'rejected':
    case undefined:
      return textFor(hunk, 'mine');
  }
}
