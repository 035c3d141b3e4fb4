import { Button } from '@mantine/core';
import { visibleText } from '#shared/output/visibleText.ts';
import { cx } from '#shared/ui/classes.ts';
import hunks from './Hunks.module.css';
import classes from './Merge.module.css';
import type { Hunk } from './mergeLines.ts';
import { type Choice, choiceOf } from './mergeParts.ts';

export interface SideNames {
  readonly theirs: string;
  readonly mine: string;
}

/** One place where the texts differ, with what to take there. */
export function HunkCard({
  hunk,
  part,
  number,
  names,
  before,
  after,
  showBase,
  onChoose,
  onEdit,
}: {
  hunk: Hunk;
  part: string;
  number: number;
  names: SideNames;
  before: string;
  after: string;
  showBase: boolean;
  onChoose: (choice: Exclude<Choice, 'hand'>) => void;
  onEdit: () => void;
}) {
  const choice = choiceOf(hunk, part);
  const pick = (value: Exclude<Choice, 'hand'>, label: string, full: string) => (
    <Button
      size="compact-xs"
      variant={choice === value ? 'light' : 'default'}
      aria-pressed={choice === value}
      aria-label={`${full}, difference ${number}`}
      onClick={() => onChoose(value)}
    >
      {label}
    </Button>
  );
  return (
    <section
      className={cx(hunks.card, choice === 'open' && classes.open)}
      aria-label={`Difference ${number}`}
    >
      <div className={hunks.cardBar}>
        <span className={hunks.kind} data-open={choice === 'open' || undefined}>
          {wordsOf(hunk, choice)}
        </span>
        {pick('theirs', 'Theirs', 'Take theirs')}
        {pick('mine', 'Mine', 'Take mine')}
        {hunk.kind === 'conflict' && pick('both', 'Both', 'Take both')}
        {showBase && pick('base', 'Base', 'Take the base')}
        <Button
          size="compact-xs"
          variant={choice === 'hand' ? 'light' : 'default'}
          aria-pressed={choice === 'hand'}
          aria-label={`Edit by hand, difference ${number}`}
          onClick={onEdit}
        >
          By hand
        </Button>
      </div>
      <div className={cx(classes.sides, showBase && classes.threeSides)}>
        <Side name={names.theirs} tone="theirs" text={hunk.theirs} {...{ before, after }} />
        {showBase && <Side name="Base" tone="base" text={hunk.base} {...{ before, after }} />}
        <Side name={names.mine} tone="mine" text={hunk.mine} {...{ before, after }} />
      </div>
    </section>
  );
}

function Side({
  name,
  tone,
  text,
  before,
  after,
}: {
  name: string;
  tone: 'theirs' | 'base' | 'mine';
  text: string;
  before: string;
  after: string;
}) {
  return (
    <figure className={classes.side}>
      <figcaption className={classes.sideName}>{name}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard */}
      <pre className={hunks.code} tabIndex={0}>
        <span className={classes.context}>{visibleText(before)}</span>
        <span className={cx(classes.lines, classes[tone])}>
          {text === '' ? <em className={classes.nothing}>no lines</em> : visibleText(text)}
        </span>
        <span className={classes.context}>{visibleText(after)}</span>
      </pre>
    </figure>
  );
}

function wordsOf(hunk: Hunk, choice: Choice): string {
  if (choice === 'open') {
    return 'Conflict: choose what to take';
  }
  if (choice === 'hand') {
    return 'Edited by hand';
  }
  switch (hunk.kind) {
    case 'conflict':
      return 'Conflict, decided';
    case 'theirs':
      return 'Changed by them only';
    case 'mine':
      return 'Changed by you only';
    case 'alike':
      return 'Changed alike by both';
  }
}
