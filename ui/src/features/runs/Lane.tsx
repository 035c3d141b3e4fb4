import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { RunGroup, RunScript } from '#shared/api/types.ts';
import { duration, orderingNumber, plural } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { cx } from '#shared/ui/classes.ts';
import { type MarkName, StatusIcon } from '#shared/ui/StatusMark.tsx';
import { executionWords } from '#shared/ui/statusWords.ts';
import classes from './Lanes.module.css';
import { OutcomeBar } from './OutcomeBar.tsx';
import { outcomeOf } from './runState.ts';
import { barOf, type TimeAxis } from './timeAxis.ts';

export function GroupLane({
  group,
  open,
  axis,
  end,
  index,
  onToggle,
}: {
  group: RunGroup;
  open: boolean;
  axis: TimeAxis;
  end: number;
  index: number;
  onToggle: () => void;
}) {
  const outcomes = group.scripts.map(outcomeOf);
  const amount = (name: ReturnType<typeof outcomeOf>) =>
    outcomes.filter((outcome) => outcome === name).length;
  const counts = {
    scripts: outcomes.length,
    succeeded: amount('succeeded'),
    failed: amount('failed'),
    cancelled: amount('cancelled'),
    skipped: amount('skipped'),
    active: amount('active'),
  };
  const done = counts.succeeded + counts.failed + counts.cancelled + counts.skipped;
  const start = group.started_at === null ? null : Date.parse(group.started_at);
  const until = group.finished_at === null ? end : Date.parse(group.finished_at);
  return (
    <UnstyledButton
      className={cx(classes.row, classes.group)}
      data-lane={index}
      aria-expanded={open}
      onClick={onToggle}
    >
      <span className={classes.groupName}>
        <IconChevronRight
          size={14}
          className={cx(classes.chevron, open && classes.chevronOpen)}
          aria-hidden
        />
        <strong>{group.number}</strong>
        <span className={classes.dim}>
          {done === counts.scripts
            ? plural(counts.scripts, 'script')
            : `${done} of ${plural(counts.scripts, 'script')}`}
        </span>
        {counts.failed > 0 && <span className={classes.bad}>{counts.failed} failed</span>}
      </span>
      <span className={classes.track}>
        {start !== null && (
          <span className={classes.groupSpan} style={place(axis, start, until)}>
            {open ? null : <OutcomeBar counts={counts} />}
          </span>
        )}
      </span>
    </UnstyledButton>
  );
}

export function ScriptLane({
  script,
  axis,
  end,
  index,
  selected,
  onSelect,
}: {
  script: RunScript;
  axis: TimeAxis;
  end: number;
  index: number;
  selected: boolean;
  onSelect: () => void;
}) {
  const start = script.started_at === null ? null : Date.parse(script.started_at);
  const until = script.finished_at === null ? end : Date.parse(script.finished_at);
  const mark = markOf(script);
  const bar = start === null ? null : barOf(axis, start, until);
  return (
    <UnstyledButton
      className={cx(classes.row, classes.script, selected && classes.selected)}
      data-lane={index}
      aria-pressed={selected}
      onClick={onSelect}
    >
      <span className={classes.label}>
        <StatusIcon status={mark} size={15} />
        <span className="visually-hidden">{wordOf(mark)} </span>
        <span className={classes.number}>{orderingNumber(script.ordering_number)}</span>
        <span className={cx(classes.name, mark === 'skipped' && classes.dim)}>
          {visibleText(script.descriptive_name)}
        </span>
      </span>
      <span className={classes.track}>
        {bar !== null && start !== null && (
          <>
            <span className={cx(classes.bar, classes[outcomeOf(script)])} style={percent(bar)} />
            <span
              className={classes.time}
              style={
                bar.left + bar.width > 0.8
                  ? { right: `calc(${(1 - bar.left) * 100}% + 6px)` }
                  : { left: `calc(${(bar.left + bar.width) * 100}% + 6px)` }
              }
            >
              {duration(until - start)}
            </span>
          </>
        )}
        {start === null && (mark === 'skipped' || mark === 'cancelled') && (
          <span className={classes.skippedWord}>{mark}</span>
        )}
      </span>
    </UnstyledButton>
  );
}

function markOf(script: RunScript): MarkName {
  switch (script.phase) {
    case 'pending':
    case 'skipped':
      return script.phase;
    case 'active':
      return 'running';
    case 'finished':
      return script.status ?? 'unknown';
  }
}

function wordOf(mark: MarkName): string {
  if (mark === 'pending' || mark === 'skipped') {
    return mark;
  }
  return executionWords(mark).word;
}

function place(axis: TimeAxis, from: number, to: number) {
  return percent(barOf(axis, from, to));
}

function percent({ left, width }: { left: number; width: number }) {
  return { left: `${left * 100}%`, width: `${width * 100}%` };
}
