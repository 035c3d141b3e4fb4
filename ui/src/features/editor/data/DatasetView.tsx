import { useMemo } from 'react';
import { explain } from '#shared/api/problem.ts';
import { bytes } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import classes from './Data.module.css';
import { DataTable } from './DataTable.tsx';
import { previewOf } from './dataPreview.ts';
import { JsonTree } from './JsonTree.tsx';

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
      return <DataTable table={preview.table} />;
    case 'json':
      return <JsonTree value={preview.value} />;
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
