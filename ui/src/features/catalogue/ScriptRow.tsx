import { Tooltip } from '@mantine/core';
import { memo } from 'react';
import { Link } from 'react-router';
import type { Script } from '#shared/api/types.ts';
import { orderingNumber, versionNumber } from '#shared/format/numbers.ts';
import { local } from '#shared/format/times.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { ProdBadge } from '#shared/scripts/ProdBadge.tsx';
import { StatusMark } from '#shared/ui/StatusMark.tsx';
import { Time } from '#shared/ui/Time.tsx';
import classes from './Catalogue.module.css';
import { highlighted } from './rows.ts';

export const ScriptRow = memo(function ScriptRow({
  script,
  index,
  search,
  running,
}: {
  script: Script;
  index: number;
  search: string;
  running: boolean;
}) {
  return (
    <Tooltip
      label={<Details script={script} />}
      position="bottom-start"
      offset={{ mainAxis: 2, crossAxis: 84 }}
      openDelay={550}
      events={{ hover: true, focus: true, touch: false }}
      classNames={{ tooltip: classes.tip ?? '' }}
    >
      <Link
        to={`/editor/${script.id}`}
        className={classes.row}
        data-script-row={index}
        data-script={script.id}
      >
        <span className={classes.number}>{orderingNumber(script.ordering_number)}</span>
        <span className={classes.title}>
          <span className={classes.name}>
            {highlighted(visibleText(script.descriptive_name), search).map((part, at) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
              at % 2 === 1 ? <mark key={at}>{part}</mark> : part,
            )}
          </span>
          <ProdBadge state={script.state} />
        </span>
        <span className={classes.version}>{versionNumber(script.version)}</span>
        <span className={classes.run}>
          {running ? (
            <StatusMark status="running" />
          ) : script.last_run === null ? (
            <span className={classes.never}>never run</span>
          ) : (
            <>
              <StatusMark status={script.last_run.status} />
              <span className={classes.when}>
                <Time at={script.last_run.finished_at} />
              </span>
            </>
          )}
        </span>
        <span className={classes.who}>{script.committer}</span>
      </Link>
    </Tooltip>
  );
});

function Details({ script }: { script: Script }) {
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
