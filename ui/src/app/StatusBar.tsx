import { Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBox,
  IconBrandPython,
  IconCloudOff,
  IconPlugConnected,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import { useActivity } from '#shared/live/activity.ts';
import type { StreamState } from '#shared/live/eventStream.ts';
import { useInterpreters } from '#shared/settings/settings.ts';
import { cx } from '#shared/ui/classes.ts';
import { LanguageItem } from './LanguageItem.tsx';
import { ProblemItem } from './ProblemItem.tsx';
import { RunningList } from './RunningList.tsx';
import classes from './StatusBar.module.css';

const sandboxes = {
  docker: { label: 'Docker sandbox', hint: 'Each execution gets a new container without network' },
  process: {
    label: 'Embedded sandbox',
    hint: 'Each execution is a confined process without network',
  },
  none: {
    label: 'No sandbox',
    hint: 'Scripts cannot run: neither Docker nor the embedded sandbox is available here',
  },
} as const;

export function StatusBar() {
  const { connection } = useActivity();
  const health = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => answer(api.GET('/api/health', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const interpreters = useInterpreters();
  const sandbox = health.data === undefined ? undefined : sandboxes[health.data.sandbox];
  const available = interpreters.data?.filter((one) => one.available) ?? [];
  return (
    <footer className={classes.bar}>
      <Connection state={connection} />
      {sandbox !== undefined && (
        <Tooltip label={sandbox.hint}>
          <span className={cx(classes.item, health.data?.sandbox === 'none' && classes.warning)}>
            {health.data?.sandbox === 'none' ? (
              <IconAlertTriangle size={13} />
            ) : (
              <IconBox size={13} />
            )}
            {sandbox.label}
          </span>
        </Tooltip>
      )}
      {available.map((interpreter) => (
        <Tooltip
          key={interpreter.id}
          label={`${interpreter.name}, ${interpreter.packages.length} packages`}
        >
          <span className={cx(classes.item, classes.interpreter)}>
            <IconBrandPython size={13} />
            {nameOf(interpreter)}
          </span>
        </Tooltip>
      ))}
      <LanguageItem />
      <ProblemItem />
      <span className={classes.space} />
      <RunningList />
    </footer>
  );
}

function nameOf(interpreter: { name: string; version?: string | null }): string {
  const { name, version } = interpreter;
  if (version === null || version === undefined) {
    return name;
  }
  return `${name.replace(/\s[\d.]+$/, '')} ${version}`;
}

function Connection({ state }: { state: StreamState }) {
  switch (state) {
    case 'live':
      return (
        <Tooltip label="Connected: what others do appears at once">
          <span className={classes.item} role="status">
            <span className={classes.dot} />
            Live
          </span>
        </Tooltip>
      );
    case 'connecting':
      return (
        <span className={classes.item} role="status">
          <IconPlugConnected size={13} />
          Connecting…
        </span>
      );
    case 'logged-out':
      return (
        <span className={cx(classes.item, classes.warning)} role="status">
          <IconCloudOff size={13} />
          Not connected: log in again
        </span>
      );
    case 'reconnecting':
    case 'ended':
      return (
        <Tooltip label="The connection is lost. It comes back by itself; what you type is kept.">
          <span className={cx(classes.item, classes.warning)} role="status">
            <IconCloudOff size={13} />
            Reconnecting…
          </span>
        </Tooltip>
      );
  }
}
