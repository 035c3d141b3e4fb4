import type { CSSProperties } from 'react';
import { count, plural } from '#shared/format/numbers.ts';
import classes from './Catalogue.module.css';
import type { CatalogueRow } from './rows.ts';

/** Above scripts that run side by side. */
export function GroupHeading({
  row,
  style,
}: {
  row: Extract<CatalogueRow, { kind: 'group' }>;
  style: CSSProperties;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a list whose rows are placed by hand
    <div role="listitem" className={classes.group} style={style}>
      <h2 className={classes.groupTitle}>
        <span className={classes.groupNumber}>{row.number}</span>
        <span className={classes.groupText}>
          runs side by side ·{' '}
          {row.shown === row.size
            ? plural(row.size, 'script')
            : `${count(row.shown)} of ${plural(row.size, 'script')}`}
        </span>
      </h2>
    </div>
  );
}
