import type { Script } from '#shared/api/types.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { local } from '#shared/format/times.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import classes from './Catalogue.module.css';

/** Version, last change and the whole docstring. */
export function RowDetails({ script }: { script: Script }) {
  return (
    <div className={classes.details}>
      <div className={classes.facts}>
        Version {versionNumber(script.version)}
        {script.prod_version !== null && script.state !== 'same'
          ? `, prod has ${versionNumber(script.prod_version)}`
          : ''}
        {' · '}
        {local(new Date(script.last_modified))} by {script.committer}
      </div>
      <div className={classes.doc}>{visibleText(script.description) || 'It has no docstring.'}</div>
    </div>
  );
}
