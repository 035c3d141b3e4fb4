import { Button } from '@mantine/core';
import { IconPlayerTrackNext, IconPlayerTrackNextFilled } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answer, api } from '#shared/api/client.ts';
import { explain } from '#shared/api/problem.ts';
import { isEditor, useMe } from '#shared/api/session.ts';
import type { RunSummary } from '#shared/api/types.ts';
import { clock, count, duration } from '#shared/format/numbers.ts';
import { useStartRun } from '#shared/runs/useStartRun.ts';
import { cx } from '#shared/ui/classes.ts';
import { Message } from '#shared/ui/Message.tsx';
import { Page } from '#shared/ui/Page.tsx';
import { RunMark } from '#shared/ui/StatusMark.tsx';
import table from '#shared/ui/Table.module.css';
import { Time } from '#shared/ui/Time.tsx';
import { useTick } from '#shared/ui/useTick.ts';
import { OutcomeBar } from './OutcomeBar.tsx';
import classes from './Runs.module.css';

const pageSize = 50;

/** All runs of the queue, the newest first. */
export function RunsPage() {
  const me = useMe();
  const startRun = useStartRun();
  const runs = useInfiniteQuery({
    queryKey: ['runs'],
    queryFn: async ({ pageParam, signal }) =>
      (
        await answer(
          api.GET('/api/runs', {
            params: {
              query: { limit: pageSize, ...(pageParam === null ? {} : { before: pageParam }) },
            },
            signal,
          }),
        )
      ).runs,
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length < pageSize ? null : (page.at(-1)?.id ?? null)),
  });
  const all = runs.data?.pages.flat();
  const runAll = isEditor(me.data) ? (
    <Button
      leftSection={<IconPlayerTrackNextFilled size={14} />}
      loading={startRun.isPending}
      onClick={() => startRun.mutate({ on_failure: 'continue' })}
    >
      Run all
    </Button>
  ) : undefined;
  return (
    <Page title="Runs" actions={runAll} scrolls>
      {runs.error !== null && (
        <Message
          title={explain(runs.error).title}
          action={<Button onClick={() => void runs.refetch()}>Try again</Button>}
        >
          {explain(runs.error).detail}
        </Message>
      )}
      {all?.length === 0 && (
        <Message title="Nothing has run yet" icon={<IconPlayerTrackNext size={22} stroke={1.7} />}>
          A run executes everything on prod: the groups one after another, the scripts of a group
          side by side.
        </Message>
      )}
      {all !== undefined && all.length > 0 && (
        <>
          <div className={cx(table.heads, classes.columns)} aria-hidden>
            <span>Run</span>
            <span>Result</span>
            <span>Scripts</span>
            <span />
            <span>Started</span>
            <span>Duration</span>
            <span>By</span>
            <span>Commit</span>
          </div>
          <ul className={table.list} aria-label="Runs">
            {all.map((run) => (
              <li key={run.id}>
                <RunRow run={run} />
              </li>
            ))}
          </ul>
          {runs.hasNextPage && (
            <Button
              variant="default"
              className={table.older ?? ''}
              loading={runs.isFetchingNextPage}
              onClick={() => void runs.fetchNextPage()}
            >
              Older runs
            </Button>
          )}
        </>
      )}
    </Page>
  );
}

function RunRow({ run }: { run: RunSummary }) {
  return (
    <Link to={`/runs/${run.id}`} className={cx(table.row, classes.columns, classes.run)}>
      <span className={table.id}>{run.id}</span>
      <RunMark status={run.status} />
      <OutcomeBar
        counts={{
          scripts: run.scripts,
          succeeded: run.succeeded,
          failed: run.status === 'cancelled' ? 0 : run.failed,
          cancelled: run.status === 'cancelled' ? run.failed : 0,
          skipped: 0,
          active: 0,
        }}
      />
      <span className={cx(table.cell, table.dim)}>
        {run.failed > 0 && run.status !== 'cancelled' ? (
          <>
            <span className={classes.failed}>{count(run.failed)} failed</span> of{' '}
            {count(run.scripts)}
          </>
        ) : (
          `${count(run.succeeded)} of ${count(run.scripts)}`
        )}
      </span>
      <span className={cx(table.cell, table.dim)}>
        <Time at={run.started_at} />
      </span>
      <span className={cx(table.cell, table.dim)}>
        <Elapsed run={run} />
      </span>
      <span className={cx(table.cell, table.dim)}>{run.started_by}</span>
      <code className={classes.commit}>{run.commit.slice(0, 8)}</code>
    </Link>
  );
}

function Elapsed({ run }: { run: RunSummary }) {
  const now = useTick(run.finished_at === null, 1000);
  const start = Date.parse(run.started_at);
  return run.finished_at === null
    ? clock(now - start)
    : duration(Date.parse(run.finished_at) - start);
}
