import { useMemo } from 'react';
import { explain } from '#shared/api/problem.ts';
import { bytes, count } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { cx } from '#shared/ui/classes.ts';
import type { CsvPreview } from './csv.ts';
import classes from './Data.module.css';
import { previewOf } from './dataPreview.ts';

/** A dataset as a table, as JSON or as text. */
export function DatasetView({
  data,
  text,
  error,
}: {
  data: Uint8Array | undefined;
  text: string | null;
  error: Error | null;
}) {
  const preview = useMemo(() => previewOf(text), [text]);
  if (error !== null) {
    return <p className={classes.hint}>{explain(error).detail}</p>;
  }
  if (data === undefined) {
    return <p className={classes.hint}>Reading the data…</p>;
  }
  switch (preview.kind) {
    case 'empty':
      return <p className={classes.hint}>The data is empty: 0 bytes.</p>;
    case 'binary':
      return (
        <p className={classes.hint}>
          {bytes(data.length)} that are not UTF-8 text. Download them to look at them.
        </p>
      );
    case 'table':
      return <Table table={preview.table} />;
    case 'json':
      return <Text text={preview.text} cut={false} />;
    case 'text':
      return <Text text={preview.text} cut={preview.cut} />;
  }
}

function Text({ text, cut }: { text: string; cut: boolean }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
    <section className={classes.scroller} tabIndex={0} aria-label="Data as text">
      <pre className={classes.text}>{visibleText(text)}</pre>
      {cut && <p className={classes.hint}>Only the beginning is shown. Download it to see all.</p>}
    </section>
  );
}

function Table({ table }: { table: CsvPreview }) {
  const [head = [], ...body] = table.rows;
  const numeric = useMemo(() => numericColumns(table), [table]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
    <section className={classes.scroller} tabIndex={0} aria-label="Data as a table">
      <table className={classes.table}>
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
          {body.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            <tr key={index}>
              <td className={classes.rowNumber}>{index + 1}</td>
              {Array.from({ length: table.columns }, (_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
                <td key={column} className={cx(numeric[column] && classes.numeric)}>
                  {visibleText(row[column] ?? '')}
                </td>
              ))}
            </tr>
          ))}
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

function numericColumns({ rows, columns }: CsvPreview): boolean[] {
  const sample = rows.slice(1, 50);
  return Array.from({ length: columns }, (_, column) => {
    const cells = sample.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.every((cell) => /^-?[\d.,]+%?$/.test(cell));
  });
}
