import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { count } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { cx } from '#shared/ui/classes.ts';
import type { CsvPreview } from './csv.ts';
import classes from './Data.module.css';

const rowHeight = 27;

/** The first rows of a table; only those in sight are drawn. */
export function DataTable({ table }: { table: CsvPreview }) {
  const [head = [], ...body] = table.rows;
  const numeric = useMemo(() => numericColumns(table), [table]);
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: body.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
    <section ref={scroller} className={classes.scroller} tabIndex={0} aria-label="Data as a table">
      <table className={classes.table} aria-rowcount={body.length + 1}>
        <thead>
          <tr>
            <th className={classes.rowNumber}>
              <span className="visually-hidden">Row</span>
            </th>
            {Array.from({ length: table.columns }, (_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
              <th key={column} className={cx(numeric[column] && classes.numeric)}>
                {visibleText(head[column] ?? '')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={above} />
          {items.map(({ index }) => (
            <tr key={index} aria-rowindex={index + 2}>
              <td className={classes.rowNumber}>{index + 1}</td>
              {Array.from({ length: table.columns }, (_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
                <td key={column} className={cx(numeric[column] && classes.numeric)}>
                  {visibleText(body[index]?.[column] ?? '')}
                </td>
              ))}
            </tr>
          ))}
          <Spacer height={below} />
        </tbody>
      </table>
      {table.more && (
        <p className={classes.hint}>
          Only the first {count(body.length)} rows are shown. Download the data to see all.
        </p>
      )}
    </section>
  );
}

/** The rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  return height <= 0 ? null : <tr aria-hidden style={{ height }} />;
}

function numericColumns({ rows, columns }: CsvPreview): boolean[] {
  const sample = rows.slice(1, 50);
  return Array.from({ length: columns }, (_, column) => {
    const cells = sample.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.every((cell) => /^-?[\d.,]+%?$/.test(cell));
  });
}
