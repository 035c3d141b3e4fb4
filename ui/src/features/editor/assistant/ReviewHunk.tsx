import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { visibleText } from '#shared/output/visibleText.ts';
import { diffLines, splitLines } from '#shared/text/lineDiff.ts';
import { cx } from '#shared/ui/classes.ts';
import hunks from '../merge/Hunks.module.css';
import type { Hunk } from '../merge/mergeLines.ts';
import classes from './Review.module.css';
import type { Decision } from './review.ts';

/** One place that an answer changes: what goes, what comes, and whether it shall. */
export function ReviewHunk({
  hunk,
  number,
  decision,
  before,
  after,
  line,
  onDecide,
}: {
  hunk: Hunk;
  number: number;
  decision: Decision | undefined;
  before: readonly string[];
  after: readonly string[];
  line: number;
  onDecide: (decision: Decision | null) => void;
}) {
  const rows = useMemo(() => rowsOf(hunk), [hunk]);
  const meets = hunk.kind === 'conflict';
  const choice = (value: Decision, label: string) => (
    <Button
      size="compact-xs"
      variant={decision === value ? 'light' : 'default'}
      aria-pressed={decision === value}
      aria-label={`${label}, place ${number}`}
      onClick={() => onDecide(decision === value ? null : value)}
    >
      {label}
    </Button>
  );
  return (
    <section
      className={cx(
        hunks.card,
        decision !== undefined && decision !== 'rejected' && classes.accepted,
        decision === 'rejected' && classes.rejected,
      )}
      aria-label={`Place ${number}`}
    >
      <div className={hunks.cardBar}>
        <span className={hunks.kind} data-open={meets || undefined}>
          Line {line}
          {meets && ': changed by you too'}
        </span>
        {choice('accepted', 'Accept')}
        {meets && choice('both', 'Keep both')}
        {choice('rejected', meets ? 'Keep mine' : 'Reject')}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard */}
      <pre className={cx(hunks.code, classes.code)} tabIndex={0}>
        {before.map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines stay in their order
          <Row key={`b${at}`} kind="same" text={text} />
        ))}
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines stay in their order
          <Row key={at} {...row} />
        ))}
        {after.map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines stay in their order
          <Row key={`a${at}`} kind="same" text={text} />
        ))}
      </pre>
    </section>
  );
}

interface RowProps {
  readonly kind: 'same' | 'goes' | 'comes';
  readonly text: string;
}

const signs = { same: ' ', goes: '−', comes: '+' } as const;
const said = { same: '', goes: 'removed: ', comes: 'added: ' } as const;

function Row({ kind, text }: RowProps) {
  return (
    <span className={cx(classes.row, classes[kind])}>
      <span className={classes.sign} aria-hidden>
        {signs[kind]}
      </span>
      <span className="visually-hidden">{said[kind]}</span>
      {visibleText(text.replace(/\n$/, ''))}
      {'\n'}
    </span>
  );
}

/** From the text as it is now to the one of the answer. */
function rowsOf(hunk: Hunk): RowProps[] {
  const left = splitLines(hunk.mine);
  const right = splitLines(hunk.theirs);
  const rows: RowProps[] = [];
  let at = 0;
  const same = (end: number) => {
    for (; at < end; at++) {
      rows.push({ kind: 'same', text: left[at] ?? '' });
    }
  };
  for (const change of diffLines(left, right)) {
    same(change.leftStart);
    for (const text of left.slice(change.leftStart, change.leftEnd)) {
      rows.push({ kind: 'goes', text });
    }
    for (const text of right.slice(change.rightStart, change.rightEnd)) {
      rows.push({ kind: 'comes', text });
    }
    at = change.leftEnd;
  }
  same(left.length);
  return rows;
}
