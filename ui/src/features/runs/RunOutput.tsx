import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { answer, api } from '#shared/api/client.ts';
import { isEditor, useMe } from '#shared/api/session.ts';
import type { RunScript } from '#shared/api/types.ts';
import { orderingNumber, versionNumber } from '#shared/format/numbers.ts';
import { OutputPane } from '#shared/output/OutputPane.tsx';
import { useExecution } from '#shared/output/useExecution.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { cx } from '#shared/ui/classes.ts';
import { noticeOf } from '#shared/ui/notices.ts';
import table from '#shared/ui/Table.module.css';
import classes from './Runs.module.css';

/** The output of one script of a run, live. */
export function RunOutput({ script, followed }: { script: RunScript | null; followed: boolean }) {
  const me = useMe();
  const navigate = useNavigate();
  const id = script?.execution_id ?? null;
  const execution = useExecution(id);
  const summary = useQuery({
    queryKey: ['execution', id],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/executions/{execution_id}', {
          params: { path: { execution_id: id ?? 0 } },
          signal,
        }),
      ),
    enabled: id !== null && script?.phase === 'finished',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const cancel = useMutation({
    mutationFn: (execution_id: number) =>
      answer(
        api.POST('/api/executions/{execution_id}/cancel', { params: { path: { execution_id } } }),
      ),
    onError: noticeOf,
  });
  if (script === null) {
    return <p className={classes.nothing}>Nothing has started yet.</p>;
  }
  return (
    <div className={classes.output}>
      <div className={classes.outputHead}>
        <h2 className={classes.outputTitle}>
          <span className={classes.outputNumber}>{orderingNumber(script.ordering_number)}</span>
          <Link to={`/editor/${script.script_id}`}>{visibleText(script.descriptive_name)}</Link>
        </h2>
        <span className={cx(table.cell, table.dim)}>{versionNumber(script.version)}</span>
        {script.attempt > 1 && (
          <span className={cx(table.cell, table.dim)}>attempt {script.attempt}</span>
        )}
        {followed && <span className={classes.following}>following the run</span>}
      </div>
      {execution === null ? (
        <p className={classes.nothing}>
          {script.phase === 'skipped'
            ? 'It was skipped: a script before it did not succeed.'
            : script.phase === 'finished'
              ? `It did not start. ${script.reason ?? ''}`
              : 'It has not started: the groups before it come first.'}
        </p>
      ) : (
        <OutputPane
          execution={execution}
          summary={summary.data}
          cancelling={cancel.isPending}
          onCancel={isEditor(me.data) && id !== null ? () => cancel.mutate(id) : undefined}
          onScriptLine={(line) => void navigate(`/editor/${script.script_id}?line=${line}`)}
        />
      )}
    </div>
  );
}
