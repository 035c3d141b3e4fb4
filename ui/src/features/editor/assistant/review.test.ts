import { expect, it } from 'vitest';
import { randomLines, seeded } from '#shared/text/randomLines.ts';
import {
  acceptClear,
  accepted,
  beginReview,
  decide,
  hunksOf,
  rebase,
  reviewedText,
} from './review.ts';

const base = 'one\ntwo\nthree\nfour\nfive\nsix\n';
const answer = 'ONE\ntwo\nthree\nfour\nfive\nSIX\n';

it('changes nothing before something is accepted', () => {
  const review = beginReview(1, base, answer, base);

  expect(hunksOf(review)).toHaveLength(2);
  expect(reviewedText(review)).toBe(base);
  expect(accepted(review)).toBe(0);
});

it('takes each hunk by itself', () => {
  const review = beginReview(1, base, answer, base);
  const [first, second] = hunksOf(review).map(({ index }) => index);

  const some = decide(decide(review, first ?? -1, 'rejected'), second ?? -1, 'accepted');

  expect(reviewedText(some)).toBe('one\ntwo\nthree\nfour\nfive\nSIX\n');
  expect(accepted(some)).toBe(1);
  expect(reviewedText(acceptClear(review))).toBe(answer);
  expect(reviewedText(decide(some, second ?? -1, null))).toBe(base);
});

it('is laid on a text that was changed elsewhere', () => {
  const mine = 'one\ntwo\nby hand\nthree\nfour\nfive\nsix\n';

  const review = acceptClear(rebase(beginReview(1, base, answer, base), mine));

  expect(reviewedText(review)).toBe('ONE\ntwo\nby hand\nthree\nfour\nfive\nSIX\n');
});

it('never goes over an edit by hand unless that very place is accepted', () => {
  const mine = 'by hand\ntwo\nthree\nfour\nfive\nsix\n';
  const review = acceptClear(beginReview(1, base, answer, mine));
  const conflict = hunksOf(review).find(({ hunk }) => hunk.kind === 'conflict')?.index ?? -1;

  expect(reviewedText(review)).toBe('by hand\ntwo\nthree\nfour\nfive\nSIX\n');
  expect(reviewedText(decide(review, conflict, 'both'))).toContain('ONE\nby hand\n');
  expect(reviewedText(decide(review, conflict, 'accepted'))).toContain('ONE\ntwo\n');
});

it('asks nothing about what is there already', () => {
  expect(hunksOf(beginReview(1, base, answer, answer))).toEqual([]);
});

it('keeps the line ends of the text', () => {
  const windows = base.replace(/\n/g, '\r\n');

  expect(reviewedText(acceptClear(beginReview(1, windows, answer, windows)))).toBe(
    answer.replace(/\n/g, '\r\n'),
  );
  expect(reviewedText(acceptClear(beginReview(1, '', 'a\nb\n', '')))).toBe('a\nb\n');
});

it('gives the text of the hand where nothing is accepted, and the answer where nothing was typed', () => {
  const random = seeded(3);
  for (let turn = 0; turn < 400; turn++) {
    const from = randomLines(random, 12).join('');
    const to = randomLines(random, 12).join('');
    const mine = randomLines(random, 12).join('');

    expect(reviewedText(beginReview(1, from, to, mine))).toBe(mine);
    expect(reviewedText(acceptClear(beginReview(1, from, to, from)))).toBe(to);
  }
});
