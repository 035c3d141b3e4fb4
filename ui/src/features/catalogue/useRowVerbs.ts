import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, api } from '#shared/api/client.ts';
import type { Script } from '#shared/api/types.ts';
import { useAction } from '#shared/api/useAction.ts';
import { orderingNumber, versionNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { usePutBack } from '#shared/scripts/putBack.ts';
import { putScript, queueKeys } from '#shared/scripts/scripts.ts';
import { notice, noticeOf } from '#shared/ui/notices.ts';
import { offerUndo } from '#shared/ui/undoNotice.tsx';

/** What can be done with a row. */
export interface RowVerbs {
  changeNumber(script: Script): void;
  showDiff(script: Script, branch: string): void;
  fork(script: Script): void;
  remove(script: Script): void;
}

export interface ShownDiff {
  readonly script: Script;
  readonly branch: string;
}

/** The verbs of the rows, and what they have opened. */
export function useRowVerbs() {
  const [numbering, setNumbering] = useState<number | null>(null);
  const [diff, setDiff] = useState<ShownDiff | null>(null);
  const { mutate: fork } = useFork();
  const { mutate: remove } = useRemove();
  const verbs = useMemo<RowVerbs>(
    () => ({
      changeNumber: (script) => setNumbering(script.id),
      showDiff: (script, branch) => setDiff({ script, branch }),
      fork,
      remove,
    }),
    [fork, remove],
  );
  return {
    verbs,
    /** The script whose number is being written. */
    numbering,
    stopNumbering: () => setNumbering(null),
    diff,
    closeDiff: () => setDiff(null),
  };
}

function useFork() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useAction({
    mutationFn: (script: Script) =>
      answer(api.POST('/api/scripts/{id}/fork', { params: { path: { id: script.id } }, body: {} })),
    onSuccess: (fork, from) => {
      putScript(client, fork);
      notice(
        'good',
        `Forked as ${orderingNumber(fork.ordering_number)}`,
        `It starts with version ${versionNumber(fork.version)} on your branch, from ${visibleText(from.descriptive_name)}.`,
      );
      void navigate(`/editor/${fork.id}`);
    },
    onError: noticeOf,
  });
}

function useRemove() {
  const client = useQueryClient();
  const putBack = usePutBack();
  return useAction({
    mutationFn: (script: Script) =>
      answer(api.DELETE('/api/scripts/{id}', { params: { path: { id: script.id } } })),
    onSuccess: (deleted, script) => {
      putScript(client, deleted);
      offerUndo(
        `${visibleText(script.descriptive_name)} is deleted`,
        'It left the queue and prod; its history is kept.',
        async () => {
          await putBack.mutateAsync(script).catch(() => undefined);
        },
      );
    },
    onError: noticeOf,
    onSettled: () => {
      for (const queryKey of queueKeys) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
