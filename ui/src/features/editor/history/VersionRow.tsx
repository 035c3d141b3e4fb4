import { Checkbox, Tooltip, UnstyledButton } from '@mantine/core';
import type { RecordedVersion } from '#shared/api/types.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { local } from '#shared/format/times.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { cx } from '#shared/ui/classes.ts';
import { Time } from '#shared/ui/Time.tsx';
import classes from './History.module.css';
import { VersionAnswers } from './VersionAnswers.tsx';

/** Fits in the list. */
const shortMessage = 24;

export function VersionRow({
  version,
  joined,
  current,
  picked,
  linked,
  onOpen,
  onToggle,
}: {
  version: RecordedVersion;
  joined: RecordedVersion | undefined;
  current: boolean;
  picked: boolean;
  linked: boolean;
  onOpen: () => void;
  onToggle: () => void;
}) {
  const number = versionNumber(version);
  const message = visibleText(version.message);
  const arrival = version.arrivals[0];
  const onProd = version.branches.includes('prod');
  return (
    <div className={cx(classes.version, picked && classes.picked)}>
      <Checkbox
        size="xs"
        className={classes.check ?? ''}
        aria-label={`Select ${number} for a comparison`}
        checked={picked}
        onChange={onToggle}
      />
      <UnstyledButton className={classes.open} aria-pressed={picked} onClick={onOpen}>
        <span className={classes.line}>
          <span className={classes.number}>{number}</span>
          <Tooltip label={message} multiline maw={420} disabled={message.length < shortMessage}>
            <span className={classes.message}>{message}</span>
          </Tooltip>
        </span>
        <span className={classes.meta}>
          {version.committer} · <Time at={version.saved_at} />
        </span>
        <span className={classes.tags}>
          {version.branches.map((branch) => (
            <span key={branch} className={cx(classes.tag, branch === 'prod' && classes.prod)}>
              {branch}
            </span>
          ))}
          {current && <span className={classes.tag}>current</span>}
          {arrival !== undefined && !onProd && (
            <Tooltip
              label={version.arrivals
                .map(({ by, at }) => `by ${by}, ${local(new Date(at))}`)
                .join(' · ')}
            >
              <span className={classes.tag}>was on prod</span>
            </Tooltip>
          )}
          {joined !== undefined && (
            <span className={classes.tag}>joins {versionNumber(joined)}</span>
          )}
        </span>
      </UnstyledButton>
      {version.interactions.length > 0 && (
        <VersionAnswers answers={version.interactions} linked={linked} />
      )}
    </div>
  );
}
