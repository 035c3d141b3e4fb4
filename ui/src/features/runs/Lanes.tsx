import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { RunScript } from '#shared/api/types.ts';
import { useTick } from '#shared/ui/useTick.ts';
import { GroupLane, ScriptLane } from './Lane.tsx';
import classes from './Lanes.module.css';
import { type LaneRow, laneRows } from './laneRows.ts';
import type { RunState } from './runState.ts';
import { axisOf, ticksOf } from './timeAxis.ts';

const scriptHeight = 30;
const groupHeight = 32;

/** Groups in order as lanes on a time axis; the bars grow while their scripts run. */
export function Lanes({
  state,
  failuresFirst,
  selected,
  followed,
  onSelect,
}: {
  state: RunState;
  failuresFirst: boolean;
  selected: number | null;
  /** The selection moves on by itself: it is kept in sight until the user scrolls. */
  followed: boolean;
  onSelect: (script: RunScript) => void;
}) {
  const { run } = state;
  const running = run.finished_at === null;
  const now = useTick(running, 200);
  const end = run.finished_at === null ? now : Date.parse(run.finished_at);
  const axis = axisOf(Date.parse(run.started_at), end);
  const [chosen, setChosen] = useState<ReadonlyMap<number, boolean>>(new Map());
  const rows = useMemo(
    () => laneRows(state, chosen, failuresFirst, selected),
    [state, chosen, failuresFirst, selected],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: axisRef, width } = useElementSize();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'script' ? scriptHeight : groupHeight),
    getItemKey: (index) => keyOf(rows[index], index),
    overscan: 12,
  });
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current !== null) {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-lane="${wanted.current}"]`);
      if (row) {
        wanted.current = null;
        row.focus({ preventScroll: true });
      }
    }
  });

  const scrolled = useRef(false);
  const at = rows.findIndex((row) => row.kind === 'script' && row.script.script_id === selected);
  const { scrollToIndex, scrollToOffset } = virtual;
  useEffect(() => {
    if (failuresFirst) {
      scrollToOffset(0); // where the failures are now
    }
  }, [failuresFirst, scrollToOffset]);
  const reached = useRef(false);
  useEffect(() => {
    // A link to a script leads there, wherever it is.
    if ((followed || !reached.current) && !scrolled.current && at >= 0) {
      reached.current = true;
      scrollToIndex(at, { align: 'auto' });
    }
  }, [followed, at, scrollToIndex]);

  function onKeyDown(event: KeyboardEvent) {
    const from = Number((event.target as HTMLElement).dataset.lane ?? Number.NaN);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const to = from + step;
    if (step !== 0 && to >= 0 && to < rows.length) {
      event.preventDefault();
      wanted.current = to;
      virtual.scrollToIndex(to);
      scroller.current?.querySelector<HTMLElement>(`[data-lane="${to}"]`)?.focus();
    }
  }

  return (
    <div className={classes.lanes}>
      <div className={classes.axis} aria-hidden>
        <div />
        <div ref={axisRef} className={classes.ticks}>
          {ticksOf(axis, Math.max(2, width / 90)).map((tick) => (
            <span key={tick.label} className={classes.tick} style={{ left: `${tick.at * 100}%` }}>
              {tick.label}
            </span>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move among its buttons */}
      <div
        ref={scroller}
        className={classes.scroller}
        onKeyDown={onKeyDown}
        onWheel={() => {
          scrolled.current = true;
        }}
        onTouchMove={() => {
          scrolled.current = true;
        }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a list whose rows are placed by hand */}
        <div
          role="list"
          aria-label="Scripts of the run"
          className={classes.all}
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              // biome-ignore lint/a11y/useSemanticElements: part of the list above
              <div
                key={item.key}
                role="listitem"
                className={classes.item}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                {row.kind === 'failures' ? (
                  <h2 className={classes.failures}>
                    {row.amount === 0 ? 'Nothing has failed' : `Failed · ${row.amount}`}
                  </h2>
                ) : row.kind === 'group' ? (
                  <GroupLane
                    group={row.group}
                    open={row.open}
                    axis={axis}
                    end={end}
                    index={item.index}
                    onToggle={() =>
                      setChosen((before) => new Map(before).set(row.group.number, !row.open))
                    }
                  />
                ) : (
                  <ScriptLane
                    script={row.script}
                    axis={axis}
                    end={end}
                    index={item.index}
                    selected={row.script.script_id === selected}
                    onSelect={() => onSelect(row.script)}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function keyOf(row: LaneRow | undefined, index: number): string | number {
  switch (row?.kind) {
    case 'group':
      return `group ${row.group.number}`;
    case 'script':
      return row.script.script_id;
    case 'failures':
      return 'failures';
    case undefined:
      return index;
  }
}
