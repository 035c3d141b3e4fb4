import { Button, Tooltip } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { plural } from '#shared/format/numbers.ts';
import { splitLines } from '#shared/text/lineDiff.ts';
import { cx } from '#shared/ui/classes.ts';
import shared from '../merge/Hunks.module.css';
import type { Section } from '../merge/mergeLines.ts';
import classes from './Review.module.css';
import { ReviewHunk } from './ReviewHunk.tsx';
import { accepted, hunksOf, type Review, undecided } from './review.ts';
import type { Reviewing } from './useReview.ts';

const contextLines = 3;

/** What an answer changes, place by place; nothing is in the text before it is put in here. */
export default function ReviewView({
  review,
  reviewing,
}: {
  review: Review;
  reviewing: Reviewing;
}) {
  const view = useRef<HTMLElement>(null);
  const hunks = hunksOf(review);
  const taken = accepted(review);
  const meeting = hunks.filter(({ hunk }) => hunk.kind === 'conflict').length;
  useEffect(() => {
    const before = document.activeElement;
    view.current?.focus();
    return () => {
      // Unless what was put in has the focus already.
      if (document.activeElement === document.body && before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, []);

  return (
    <section
      ref={view}
      className={cx(shared.view, classes.view)}
      aria-label="Review of the change"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          reviewing.close();
        } else if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
          event.preventDefault();
          event.stopPropagation();
          reviewing.apply();
        }
      }}
    >
      <div className={shared.bar}>
        <strong>Change of answer {review.interaction}</strong>
        <span className={classes.state} role="status">
          {plural(hunks.length, 'place')}, {taken} accepted
          {undecided(review) > 0 && `, ${undecided(review)} not decided`}
        </span>
        <span className={shared.space} />
        <Tooltip label="The text stays as it is">
          <Button variant="default" onClick={reviewing.close}>
            Close
          </Button>
        </Tooltip>
        <Button variant={taken > 0 ? 'default' : 'filled'} onClick={reviewing.acceptAll}>
          Accept all
        </Button>
        {taken > 0 && (
          <Tooltip label="One undo takes it back">
            <Button onClick={reviewing.apply}>
              Put in {taken} of {hunks.length}
            </Button>
          </Tooltip>
        )}
      </div>
      {meeting > 0 && (
        <p className={cx(shared.notice, classes.notice)}>
          You changed {plural(meeting, 'place')} yourself since you asked. There your text stays
          unless you decide otherwise.
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard */}
      <section className={shared.hunks} tabIndex={0} aria-label="Places">
        {hunks.map(({ index, hunk }, at) => (
          <ReviewHunk
            key={index}
            hunk={hunk}
            number={at + 1}
            decision={review.decisions.get(index)}
            before={edge(review.sections[index - 1], -contextLines)}
            after={edge(review.sections[index + 1], contextLines)}
            line={lineAt(review, index)}
            onDecide={(decision) => reviewing.decide(index, decision)}
          />
        ))}
      </section>
    </section>
  );
}

/** The lines beside a place that stay as they are: the first ones, or with a minus the last ones. */
function edge(section: Section | undefined, lines: number): string[] {
  const all = section?.kind === 'untouched' ? splitLines(section.text) : [];
  return lines < 0 ? all.slice(lines) : all.slice(0, lines);
}

/** Where a place begins in the text as it is now. */
function lineAt({ sections }: Review, index: number): number {
  return sections
    .slice(0, index)
    .reduce(
      (line, section) =>
        line + splitLines(section.kind === 'untouched' ? section.text : section.mine).length,
      1,
    );
}
