import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, api } from '#shared/api/client.ts';
import { parseId } from '#shared/api/ids.ts';
import type { DatasetKind, ExecuteOrder, ExecutionSummary, Script } from '#shared/api/types.ts';
import { watchExecution } from '#shared/live/ownWork.ts';
import { useExecution } from '#shared/output/useExecution.ts';
import { noticeOf } from '#shared/ui/notices.ts';
import { useTabAddress } from './tabs/tabContext.ts';
import type { EditedDocument } from './useDocument.ts';

const remembered = 50;

/** Runs the text as it is in the editor, and follows the execution that is shown. */
export function useRunScript(script: Script, document: EditedDocument, onStart: () => void) {
  const client = useQueryClient();
  const { parameters, visit } = useTabAddress(script.id);
  const named = parseId(parameters.get('execution'));
  const [picked, setPicked] = useState<number | null>(named);
  // biome-ignore lint/correctness/useExhaustiveDependencies: again with each visit of the address
  useEffect(() => {
    if (named !== null) {
      setPicked(named);
    }
  }, [named, visit]);
  const executions = useQuery({
    queryKey: ['executions', script.id],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET('/api/scripts/{id}/executions', {
            params: { path: { id: script.id }, query: { limit: remembered } },
            signal,
          }),
        )
      ).executions,
  });
  const newest = executions.data?.[0]?.id ?? null;
  if (picked === null && newest !== null) {
    setPicked(newest);
  }
  const execution = useExecution(picked);
  const summary = executions.data?.find((candidate) => candidate.id === picked);

  const start = useMutation({
    mutationFn: (order: ExecuteOrder) =>
      answer(api.POST('/api/execute/{id}', { params: { path: { id: script.id } }, body: order })),
    onSuccess: (started) => {
      const execution = 'execution_id' in started ? started.execution_id : started.id;
      watchExecution(execution);
      setPicked(execution);
      void client.invalidateQueries({ queryKey: ['executions', script.id] });
    },
    onError: noticeOf,
  });
  const cancel = useMutation({
    mutationFn: (execution_id: number) =>
      answer(
        api.POST('/api/executions/{execution_id}/cancel', { params: { path: { execution_id } } }),
      ),
    onError: noticeOf,
  });

  function run(dataset?: DatasetKind): void {
    if (start.isPending) {
      return;
    }
    onStart();
    const has = dataset === 'production' ? script.has_production_data : script.has_test_data;
    start.mutate({
      ...(document.dirty
        ? { source: 'unsaved', content: document.text() }
        : { source: 'version', version_id: document.base.id }),
      ...(has ? { dataset: dataset ?? 'test' } : {}),
    });
  }

  return {
    run,
    starting: start.isPending,
    execution,
    summary: summary satisfies ExecutionSummary | undefined,
    executions: executions.data ?? [],
    picked,
    pick: setPicked,
    cancel: () => picked !== null && cancel.mutate(picked),
    cancelling: cancel.isPending,
  };
}

export type RunningScript = ReturnType<typeof useRunScript>;
