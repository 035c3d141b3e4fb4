import { Anchor } from '@mantine/core';
import type { QueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answer, api } from '#shared/api/client.ts';
import type { Script } from '#shared/api/types.ts';
import { orderingNumber, plural } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { scriptsKey } from '#shared/scripts/scripts.ts';
import { notice } from '#shared/ui/notices.ts';
import { executionWords, runWords } from '#shared/ui/statusWords.ts';
import type { FinishedExecution } from './catalogueChanges.ts';

/** Says that an execution ended which the user started and then left. */
export function tellExecutionEnd(client: QueryClient, end: FinishedExecution): void {
  if (window.location.pathname === `/editor/${end.script}`) {
    return;
  }
  const script = client
    .getQueryData<Script[]>(scriptsKey)
    ?.find((candidate) => candidate.id === end.script);
  const words = executionWords(end.status);
  const name =
    script === undefined
      ? 'A script'
      : `${orderingNumber(script.ordering_number)} ${visibleText(script.descriptive_name)}`;
  notice(
    words.tone,
    `${name}: ${words.word}`,
    <Open to={`/editor/${end.script}?execution=${end.execution}`}>See its output</Open>,
  );
}

/** Says that a run ended which the user started and then left. */
export async function tellRunEnd(id: number): Promise<void> {
  if (window.location.pathname === `/runs/${id}`) {
    return;
  }
  const { runs } = await answer(api.GET('/api/runs'));
  const run = runs.find((candidate) => candidate.id === id);
  if (run === undefined) {
    return;
  }
  const words = runWords(run.status);
  const counts =
    run.failed === 0
      ? plural(run.succeeded, 'script')
      : `${run.succeeded} succeeded, ${run.failed} failed`;
  notice(
    words.tone,
    `Run ${id}: ${words.word}`,
    <>
      {counts}. <Open to={`/runs/${id}`}>Open the run</Open>
    </>,
  );
}

function Open({ to, children }: { to: string; children: string }) {
  return (
    <Anchor component={Link} to={to} size="sm">
      {children}
    </Anchor>
  );
}
