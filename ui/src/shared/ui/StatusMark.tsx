import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconClockHour4,
  IconLoader2,
  IconPlayerSkipForwardFilled,
  IconPlayerStopFilled,
} from '@tabler/icons-react';
import type { ExecutionStatus, RunStatus } from '../api/types.ts';
import { cx } from './classes.ts';
import classes from './StatusMark.module.css';
import { executionWords, runWords, type StatusWords } from './statusWords.ts';
import tones from './Tones.module.css';

export type MarkName = ExecutionStatus | 'pending' | 'skipped';

/** The icon of a status: told apart by its shape, not by colour alone. */
export function StatusIcon({ status, size = 15 }: { status: MarkName; size?: number }) {
  const props = { size, 'aria-hidden': true } as const;
  switch (status) {
    case 'pending':
      return <IconCircleDashed {...props} className={cx(classes.icon, tones.idle)} />;
    case 'skipped':
      return <IconPlayerSkipForwardFilled {...props} className={cx(classes.icon, tones.idle)} />;
    case 'queued':
      return <IconClockHour4 {...props} className={cx(classes.icon, tones.live)} />;
    case 'running':
      return <IconLoader2 {...props} className={cx(classes.icon, tones.live, classes.turning)} />;
    case 'succeeded':
      return <IconCircleCheckFilled {...props} className={cx(classes.icon, tones.good)} />;
    case 'cancelled':
      return <IconPlayerStopFilled {...props} className={cx(classes.icon, tones.warn)} />;
    case 'unknown':
      return <IconAlertTriangleFilled {...props} className={cx(classes.icon, tones.warn)} />;
    case 'failed':
    case 'timed_out':
    case 'out_of_memory':
    case 'output_limit':
    case 'error':
      return <IconCircleXFilled {...props} className={cx(classes.icon, tones.bad)} />;
  }
}

/** Icon and word; the reason after it where there is one. */
export function StatusMark({
  status,
  exitCode = null,
  signal = null,
}: {
  status: ExecutionStatus;
  exitCode?: number | null;
  signal?: number | null;
}) {
  const words = executionWords(status);
  return <Mark status={status} words={words} reason={reasonOf(status, words, exitCode, signal)} />;
}

export function RunMark({ status }: { status: RunStatus }) {
  return <Mark status={status} words={runWords(status)} reason={null} />;
}

function Mark({
  status,
  words,
  reason,
}: {
  status: MarkName;
  words: StatusWords;
  reason: string | null;
}) {
  return (
    <span className={classes.mark}>
      <StatusIcon status={status} />
      <span className={cx(classes.word, tones[words.tone])}>{words.word}</span>
      {reason !== null && <span className={classes.reason}>{reason}</span>}
    </span>
  );
}

function reasonOf(
  status: ExecutionStatus,
  words: StatusWords,
  exitCode: number | null,
  signal: number | null,
): string | null {
  if (status !== 'failed') {
    return words.reason;
  }
  if (signal !== null) {
    return `signal ${signal}`;
  }
  return exitCode === null ? null : `exit code ${exitCode}`;
}
