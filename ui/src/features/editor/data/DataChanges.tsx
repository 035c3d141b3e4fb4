import type { StoredDatasets } from '#shared/api/types.ts';
import { bytes } from '#shared/format/numbers.ts';
import { Time } from '#shared/ui/Time.tsx';
import classes from './Data.module.css';

export type DatasetChange = StoredDatasets['changes'][number];

/** Who stored and removed the data, and when. */
export function DataChanges({ changes }: { changes: readonly DatasetChange[] }) {
  return (
    <ol className={classes.changes} aria-label="Changes of the data">
      {changes.map((change) => (
        <li key={`${change.at} ${change.action} ${change.sha256}`} className={classes.change}>
          <span>
            {change.action} by {change.by}
          </span>
          <span className={classes.changeFacts}>
            {bytes(change.size)} · <Time at={change.at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
