import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { Link } from 'react-router';
import type { Script } from '#shared/api/types.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { useActivity } from '#shared/live/activity.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { groupOf, useScripts } from '#shared/scripts/scripts.ts';
import { cx } from '#shared/ui/classes.ts';
import { StatusIcon } from '#shared/ui/StatusMark.tsx';
import { executionWords } from '#shared/ui/statusWords.ts';
import classes from './Editor.module.css';

const rowHeight = 28;
const noScripts: readonly Script[] = [];

export function QueueList({
  current,
  onAcross,
}: {
  current: number | null;
  /** Alt+click: open it in the other column. */
  onAcross: (script: number) => void;
}) {
  const scripts = useScripts().data ?? noScripts;
  const { executions } = useActivity();
  const running = new Set(executions.values());
  const scroller = useRef<HTMLElement>(null);
  const at = useMemo(
    () => scripts.findIndex((script) => script.id === current),
    [scripts, current],
  );
  const virtual = useVirtualizer({
    count: scripts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const { scrollToIndex } = virtual;
  useEffect(() => {
    if (at >= 0) {
      scrollToIndex(at, { align: 'auto' });
    }
  }, [at, scrollToIndex]);
  return (
    <nav ref={scroller} aria-label="Queue" className={classes.queueScroller} onKeyDown={moveFocus}>
      <div className={classes.queueAll} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const script = scripts[item.index];
          const before = scripts[item.index - 1];
          return script === undefined ? null : (
            <Link
              key={script.id}
              to={`/editor/${script.id}`}
              className={cx(
                classes.queueRow,
                script.id === current && classes.queueCurrent,
                before !== undefined && groupOf(before) !== groupOf(script) && classes.queueBreak,
              )}
              aria-current={script.id === current ? 'page' : undefined}
              // One stop on the way to the text; the arrow keys go on from it.
              tabIndex={item.index === Math.max(at, 0) ? 0 : -1}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              title={`${visibleText(script.descriptive_name)}\nAlt+click opens it beside the open one`}
              onClick={(event) => {
                if (event.altKey) {
                  event.preventDefault();
                  onAcross(script.id);
                }
              }}
            >
              <span className={classes.queueNumber}>{orderingNumber(script.ordering_number)}</span>
              <span className={classes.queueName}>{visibleText(script.descriptive_name)}</span>
              <LastStatus script={script} running={running.has(script.id)} />
            </Link>
          );
        })}
      </div>
    </nav>
  );
}

function moveFocus(event: KeyboardEvent): void {
  const row = (event.target as Element).closest('a');
  const next =
    event.key === 'ArrowDown'
      ? row?.nextElementSibling
      : event.key === 'ArrowUp'
        ? row?.previousElementSibling
        : null;
  if (next instanceof HTMLElement) {
    event.preventDefault();
    next.focus();
  }
}

function LastStatus({ script, running }: { script: Script; running: boolean }) {
  const status = running ? 'running' : script.last_run?.status;
  if (status === undefined) {
    return null;
  }
  return (
    <>
      <StatusIcon status={status} size={13} />
      <span className="visually-hidden">{executionWords(status).word}</span>
    </>
  );
}
