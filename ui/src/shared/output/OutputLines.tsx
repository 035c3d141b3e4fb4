import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { count, plural } from '../format/numbers.ts';
import { cx } from '../ui/classes.ts';
import classes from './OutputLines.module.css';
import { OutputText } from './OutputText.tsx';
import { mostLines, type OutputBuffer, type OutputLine, type StreamName } from './outputBuffer.ts';

const lineHeight = 20;

export interface OutputLinesProps {
  output: OutputBuffer;
  revision: number;
  only: StreamName | null;
  wrap: boolean;
  label: string;
  onScriptLine?: ((line: number) => void) | undefined;
}

/** The lines of an output; only those in sight are in the document. Follows the end while it is in sight. */
export function OutputLines(props: OutputLinesProps) {
  const { output, revision, only, wrap } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [away, setAway] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines change in place
  const lines = useMemo(
    () => (only === null ? output.lines : output.lines.filter((line) => line.stream === only)),
    [output, only, revision],
  );
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 20,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: with each change of the output
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null && atEnd.current) {
      element.scrollTop = element.scrollHeight;
    }
  }, [revision, only, wrap, lines.length]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) {
      return undefined;
    }
    const resized = new ResizeObserver(() => {
      if (atEnd.current) {
        element.scrollTop = element.scrollHeight;
      }
    });
    resized.observe(element);
    return () => resized.disconnect();
  }, []);

  function onScroll() {
    const element = scroller.current;
    if (element !== null) {
      const left = element.scrollHeight - element.scrollTop - element.clientHeight;
      atEnd.current = left < lineHeight * 1.5;
      setAway(left > element.clientHeight);
    }
  }

  function toEnd() {
    atEnd.current = true;
    rows.scrollToIndex(lines.length - 1, { align: 'end' });
  }

  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        className={cx(classes.scroller, wrap && classes.wrapping)}
        onScroll={onScroll}
        role="log"
        aria-live="off"
        aria-label={props.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
        tabIndex={0}
      >
        <div className={classes.all} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => {
            const line = lines[item.index];
            return line === undefined ? null : (
              <div
                key={item.key}
                data-index={item.index}
                ref={wrap ? rows.measureElement : undefined}
                className={cx(classes.line, line.stream === 'stderr' && classes.error)}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Line line={line} onScriptLine={props.onScriptLine} />
              </div>
            );
          })}
        </div>
        {output.hidden > 0 && (
          <p className={classes.cut}>
            {count(output.hidden)} more lines are not shown; only the first {count(mostLines)} are.
            Download the output to read all of it.
          </p>
        )}
      </div>
      {away && lines.length > 0 && (
        <button type="button" className={classes.toEnd} onClick={toEnd}>
          To the end
        </button>
      )}
    </div>
  );
}

/** Longer lines are shown in part until asked for. */
const shownAtFirst = 3_000;
const shownAtMost = 200_000;

function Line({
  line,
  onScriptLine,
}: {
  line: OutputLine;
  onScriptLine: ((line: number) => void) | undefined;
}) {
  const [whole, setWhole] = useState(false);
  const limit = whole ? shownAtMost : shownAtFirst;
  return (
    <>
      <span className={classes.gutter}>
        {line.stream === 'stderr' && (
          <>
            <span aria-hidden>err</span>
            <span className="visually-hidden">error output: </span>
          </>
        )}
      </span>
      <span className={classes.text}>
        <OutputText line={line} limit={limit} onScriptLine={onScriptLine} />
        {line.length > limit &&
          (whole ? (
            <span className={classes.more}>
              {plural(line.length - limit, 'more character')}: download the output to read them
            </span>
          ) : (
            <button type="button" className={classes.more} onClick={() => setWhole(true)}>
              show {plural(Math.min(line.length, shownAtMost) - limit, 'more character')}
            </button>
          ))}
      </span>
    </>
  );
}
