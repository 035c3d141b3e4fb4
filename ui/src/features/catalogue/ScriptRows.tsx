import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Script } from '#shared/api/types.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { useRunningScripts } from '#shared/live/activity.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { cx } from '#shared/ui/classes.ts';
import classes from './Catalogue.module.css';
import { GroupHeading } from './GroupHeading.tsx';
import { DropLine } from './order/DropLine.tsx';
import { NumberField } from './order/NumberField.tsx';
import { moveTo, stepSpot } from './order/place.ts';
import type { Reorder } from './order/useReorder.tsx';
import { useRowDrag } from './order/useRowDrag.ts';
import { rowByKey } from './rowKeys.ts';
import { type CatalogueRow, widestNumber } from './rows.ts';
import { ScriptRow } from './ScriptRow.tsx';
import { keepScroll, keptScroll } from './scroll.ts';
import { useFollowMoved, useRowFocus, useTopForSearch } from './useRowFocus.ts';
import type { useRowVerbs } from './useRowVerbs.ts';

const rowHeight = 34;
const groupHeight = 32;

/** The rows in sight. Arrow keys move among them; with Alt they move the row itself. */
export function ScriptRows({
  rows,
  search,
  user,
  editor,
  reorder,
  row: { verbs, numbering, stopNumbering },
}: {
  rows: readonly CatalogueRow[];
  search: string;
  user: string;
  editor: boolean;
  reorder: Reorder;
  row: ReturnType<typeof useRowVerbs>;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const focusRow = useRowFocus(scroller);
  const [said, say] = useState('');
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
  const { drag, grab } = useRowDrag(
    scroller,
    {
      queue: reorder.queue,
      rows,
      rowAt: (height) => {
        const item = height < 0 ? undefined : virtual.getVirtualItemForOffset(height);
        return item === undefined || height >= virtual.getTotalSize() ? null : item;
      },
      end: () => virtual.getTotalSize(),
    },
    (script, move) => void reorder.place(script, move),
  );
  useTopForSearch(scroller, search);

  function onKeyDown(event: KeyboardEvent) {
    const from = Number((event.target as HTMLElement).dataset.scriptRow ?? Number.NaN);
    const row = rows[from];
    if (row?.kind !== 'script') {
      return;
    }
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      if (editor) {
        step(row.script, event.key === 'ArrowUp' ? 'up' : 'down');
      }
      return;
    }
    const to = event.altKey ? null : rowByKey(rows, from, event.key);
    const next = to === null ? undefined : rows[to];
    if (to !== null && next?.kind === 'script') {
      event.preventDefault();
      virtual.scrollToIndex(to, { align: 'auto' });
      focusRow(next.script.id);
    }
  }

  function step(script: Script, direction: 'up' | 'down') {
    const shown = rows.flatMap((row) => (row.kind === 'script' ? [row.script] : []));
    const spot = stepSpot(reorder.queue, shown, script, direction);
    const move = spot === null ? null : moveTo(reorder.queue, script, spot);
    const name = visibleText(script.descriptive_name);
    if (move === null) {
      say(`${name} cannot go further ${direction}`);
      return;
    }
    void reorder.place(script, move);
    say(`${name} is now ${orderingNumber(move.number)}, in group ${move.spot.group}`);
    moved.current = script.id;
  }

  const moved = useFollowMoved(rows, (index, script) => {
    virtual.scrollToIndex(index, { align: 'auto' });
    focusRow(script);
  });
  const digits = useMemo(() => widestNumber(rows), [rows]);
  const scripts = rows.filter((row) => row.kind === 'script').length;
  return (
    <div
      className={cx(classes.table, drag !== null && classes.dragging, editor && classes.withVerbs)}
      style={{ '--digits': digits } as CSSProperties}
    >
      <div className={classes.columns} aria-hidden>
        <span>Number</span>
        <span>Name</span>
        <span>Version</span>
        <span>Last run</span>
        <span>Changed by</span>
        <span>At work</span>
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
              <GroupHeading key={item.key} row={row} style={style} />
            ) : (
              // biome-ignore lint/a11y/useSemanticElements: part of the list above
              <div
                key={item.key}
                role="listitem"
                aria-setsize={scripts}
                aria-posinset={row.position}
                className={cx(classes.item, numbering === row.script.id && classes.raised)}
                style={style}
              >
                <ScriptRow
                  script={row.script}
                  index={item.index}
                  grouped={row.grouped}
                  search={search}
                  running={running.has(row.script.id)}
                  dragged={drag?.script.id === row.script.id}
                  user={user}
                  verbs={editor ? verbs : null}
                  onDiff={verbs.showDiff}
                  onGrab={grab}
                />
                {numbering === row.script.id && (
                  <NumberField
                    script={row.script}
                    onSet={reorder.setNumber}
                    onClose={(byKey) => {
                      stopNumbering();
                      if (byKey) {
                        focusRow(row.script.id);
                      }
                    }}
                  />
                )}
              </div>
            );
          })}
          {drag?.target && <DropLine target={drag.target} />}
        </div>
      </div>
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </div>
  );
}
