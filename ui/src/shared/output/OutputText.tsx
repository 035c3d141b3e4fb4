import type { CSSProperties, ReactNode } from 'react';
import { cx } from '../ui/classes.ts';
import classes from './OutputLines.module.css';
import type { OutputLine, TextRun } from './outputBuffer.ts';
import { tracebackLink } from './traceback.ts';

/** The text of a line: runs with their colours, and a link where a traceback names the script. */
export function OutputText({
  line,
  limit,
  onScriptLine,
}: {
  line: OutputLine;
  limit: number;
  onScriptLine: ((line: number) => void) | undefined;
}) {
  const link = onScriptLine === undefined ? null : linkOf(line);
  if (link === null || onScriptLine === undefined) {
    return <>{pieces(line.runs, 0, Math.min(line.length, limit))}</>;
  }
  return (
    <>
      {pieces(line.runs, 0, link.start)}
      <button type="button" className={classes.link} onClick={() => onScriptLine(link.line)}>
        {pieces(line.runs, link.start, link.end)}
      </button>
      {pieces(line.runs, link.end, Math.min(line.length, limit))}
    </>
  );
}

function linkOf(line: OutputLine) {
  if (line.length > 1000) {
    return null;
  }
  return tracebackLink(line.runs.map((run) => run.text).join(''));
}

function pieces(runs: readonly TextRun[], from: number, to: number): ReactNode[] {
  const shown: ReactNode[] = [];
  let start = 0;
  for (const run of runs) {
    const end = start + run.text.length;
    if (end > from && start < to) {
      const text = run.text.slice(Math.max(0, from - start), to - start);
      shown.push(
        run.style === null && !run.named ? (
          text
        ) : (
          <span
            key={start}
            className={cx(run.style?.className, run.named && classes.named)}
            style={styleOf(run)}
          >
            {text}
          </span>
        ),
      );
    }
    start = end;
    if (start >= to) {
      break;
    }
  }
  return shown;
}

function styleOf(run: TextRun): CSSProperties {
  return {
    ...(run.style?.color === undefined ? {} : { color: run.style.color }),
    ...(run.style?.background === undefined ? {} : { backgroundColor: run.style.background }),
  };
}
