import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { plural } from '#shared/format/numbers.ts';
import { useActivity } from '#shared/live/activity.ts';
import classes from './Catalogue.module.css';
import type { CatalogueRow } from './rows.ts';
import { ScriptRow } from './ScriptRow.tsx';
import { keepScroll, keptScroll } from './scroll.ts';

const rowHeight = 36;
const groupHeight = 38;

/** The rows in sight; arrow keys move among them. */
export function ScriptRows({ rows, search }: { rows: readonly CatalogueRow[]; search: string }) {
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  const running = useRunningScripts();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'group' ? groupHeight : rowHeight),
    getItemKey: (index) => {
      const row = rows[index];
      return row?.kind === 'script' ? row.script.id : `group ${row?.number ?? index}`;
    },
    overscan: 12,
    initialOffset: keptScroll,
  });

  useEffect(() => {
    if (wanted.current !== null) {
      const row = scroller.current?.querySelector<HTMLElement>(
        `[data-script-row="${wanted.current}"]`,
      );
      if (row) {
        wanted.current = null;
        row.focus({ preventScroll: true });
      }
    }
  });

  // What is searched for starts at the top, except on the way back to the page.
  const shownFor = useRef(search);
  useEffect(() => {
    if (shownFor.current !== search) {
      shownFor.current = search;
      scroller.current?.scrollTo({ top: 0 });
    }
  }, [search]);

  function onKeyDown(event: KeyboardEvent) {
    const from = Number((event.target as HTMLElement).dataset.scriptRow ?? Number.NaN);
    const to = Number.isNaN(from) ? null : target(rows, from, event.key);
    if (to !== null) {
      event.preventDefault();
      wanted.current = to;
      virtual.scrollToIndex(to, { align: 'auto' });
      scroller.current?.querySelector<HTMLElement>(`[data-script-row="${to}"]`)?.focus();
    }
  }

  const scripts = rows.filter((row) => row.kind === 'script').length;
  return (
    <>
      <div className={classes.columns} aria-hidden>
        <span>Number</span>
        <span>Name</span>
        <span>Version</span>
        <span>Last run</span>
        <span>Changed by</span>
      </div>
      <div
        ref={scroller}
        className={classes.scroller}
        onScroll={() => keepScroll(scroller.current?.scrollTop ?? 0)}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a list whose rows are placed by hand */}
        <div
          role="list"
          aria-label="Scripts"
          className={classes.all}
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) {
              return null;
            }
            const style = { height: item.size, transform: `translateY(${item.start}px)` };
            return row.kind === 'group' ? (
              // biome-ignore lint/a11y/useSemanticElements: part of the list above
              <div key={item.key} role="listitem" className={classes.group} style={style}>
                <h2 className={classes.groupTitle}>
                  <span className={classes.groupNumber}>{row.number}</span>
                  <span className={classes.groupText}>
                    {row.size > 1 ? 'runs side by side' : 'runs alone'} ·{' '}
                    {plural(row.size, 'script')}
                  </span>
                </h2>
              </div>
            ) : (
              // biome-ignore lint/a11y/useSemanticElements: part of the list above
              <div
                key={item.key}
                role="listitem"
                aria-setsize={scripts}
                aria-posinset={row.position}
                className={classes.item}
                style={style}
              >
                <ScriptRow
                  script={row.script}
                  index={item.index}
                  search={search}
                  running={running.has(row.script.id)}
                />
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

function useRunningScripts(): ReadonlySet<number> {
  const { executions } = useActivity();
  return new Set(executions.values());
}

/** The row that a key leads to; null for other keys. */
function target(rows: readonly CatalogueRow[], from: number, key: string): number | null {
  switch (key) {
    case 'ArrowDown':
      return next(rows, from + 1, 1);
    case 'ArrowUp':
      return next(rows, from - 1, -1);
    case 'PageDown':
      return next(rows, Math.min(from + 12, rows.length - 1), -1);
    case 'PageUp':
      return next(rows, Math.max(from - 12, 0), 1);
    case 'Home':
      return next(rows, 0, 1);
    case 'End':
      return next(rows, rows.length - 1, -1);
    default:
      return null;
  }
}

function next(rows: readonly CatalogueRow[], from: number, step: number): number | null {
  for (let index = from; index >= 0 && index < rows.length; index += step) {
    if (rows[index]?.kind === 'script') {
      return index;
    }
  }
  return null;
}
