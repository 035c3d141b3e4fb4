import { Button, Switch, Tooltip } from '@mantine/core';
import { IconPlayerStopFilled } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { answer, api } from '#shared/api/client.ts';
import { parseId } from '#shared/api/ids.ts';
import { isEditor, useMe } from '#shared/api/session.ts';
import { clock, count, duration } from '#shared/format/numbers.ts';
import { useStoredChoice } from '#shared/storage/stored.ts';
import { cx } from '#shared/ui/classes.ts';
import { Message } from '#shared/ui/Message.tsx';
import { noticeOf } from '#shared/ui/notices.ts';
import { Page } from '#shared/ui/Page.tsx';
import { RunMark } from '#shared/ui/StatusMark.tsx';
import table from '#shared/ui/Table.module.css';
import { Time } from '#shared/ui/Time.tsx';
import { useTick } from '#shared/ui/useTick.ts';
import { OutcomeBar } from './OutcomeBar.tsx';
import { RunBoard } from './RunBoard.tsx';
import classes from './Runs.module.css';
import type { RunState } from './runState.ts';
import { useRun } from './useRun.ts';

const crumbs = [{ label: 'Runs', to: '/runs' }];
const switches = ['off', 'on'] as const;

export function RunPage() {
  const id = parseId(useParams().id);
  if (id === null) {
    return (
      <Page title="No such run" crumbs={crumbs}>
        <Message title="There is no such run">Choose one from the list of runs.</Message>
      </Page>
    );
  }
  return <KnownRun key={id} id={id} />;
}

/** One run, live. */
function KnownRun({ id }: { id: number }) {
  const me = useMe();
  const { state, problem } = useRun(id);
  const [failuresFirst, setFailuresFirst] = useStoredChoice('ved.run.failures', switches, 'off');
  const cancel = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/runs/{run_id}/cancel', { params: { path: { run_id: id } } })),
    onError: noticeOf,
  });
  const running = state !== null && state.run.finished_at === null;
  const asked = state?.run.cancel_requested_by ?? null;
  return (
    <Page
      title={`Run ${id}`}
      crumbs={crumbs}
      beside={state === null ? undefined : <RunMark status={state.run.status} />}
      actions={
        running && isEditor(me.data) ? (
          <Button
            variant="default"
            leftSection={<IconPlayerStopFilled size={14} />}
            loading={cancel.isPending}
            disabled={asked !== null}
            onClick={() => cancel.mutate()}
          >
            {asked === null ? 'Cancel the run' : 'Cancelling…'}
          </Button>
        ) : undefined
      }
    >
      {problem !== null && state === null ? (
        <Message title={problem.problem.title}>{problem.problem.detail}</Message>
      ) : state !== null ? (
        <>
          <Progress state={state}>
            <Switch
              size="xs"
              label="Failures first"
              checked={failuresFirst === 'on'}
              onChange={(event) => setFailuresFirst(event.currentTarget.checked ? 'on' : 'off')}
            />
          </Progress>
          <RunBoard state={state} failuresFirst={failuresFirst === 'on'} />
        </>
      ) : null}
    </Page>
  );
}

function Progress({ state, children }: { state: RunState; children: React.ReactNode }) {
  const { run, counts } = state;
  const now = useTick(run.finished_at === null);
  const done = counts.succeeded + counts.failed + counts.cancelled + counts.skipped;
  const start = Date.parse(run.started_at);
  return (
    <div className={classes.progress}>
      <div className={classes.progressBar}>
        <OutcomeBar counts={counts} />
      </div>
      <div className={classes.progressFacts}>
        <span role="status">
          <strong>{count(done)}</strong> of {count(counts.scripts)} done
        </span>
        {counts.failed > 0 && <span className={classes.failed}>{count(counts.failed)} failed</span>}
        {counts.cancelled > 0 && (
          <span className={classes.cancelled}>{count(counts.cancelled)} cancelled</span>
        )}
        {counts.skipped > 0 && <span>{count(counts.skipped)} skipped</span>}
        {counts.active > 0 && <span className={classes.live}>{count(counts.active)} running</span>}
        <span>
          {run.finished_at === null
            ? clock(now - start)
            : duration(Date.parse(run.finished_at) - start)}
        </span>
        <span className={cx(table.cell, table.dim)}>
          <Time at={run.started_at} prefix="started " /> by {run.started_by}
        </span>
        <Tooltip label={`The commit of prod that is run: ${run.commit}`}>
          <code className={classes.commit}>{run.commit.slice(0, 8)}</code>
        </Tooltip>
        <span className={cx(table.cell, table.dim)}>
          {run.on_failure === 'stop' ? 'stops after a failing group' : 'continues on failure'}
        </span>
        {run.cancel_requested_by !== null && <span>cancelled by {run.cancel_requested_by}</span>}
        <span className={classes.toggle}>{children}</span>
      </div>
    </div>
  );
}
