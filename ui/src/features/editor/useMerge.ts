import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '#shared/api/client.ts';
import { ProblemError } from '#shared/api/problem.ts';
import type { ScriptContent, VersionContent } from '#shared/api/types.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { putScript } from '#shared/scripts/scripts.ts';
import { notice, noticeOf } from '#shared/ui/notices.ts';

export interface MergeConflict {
  readonly prod: VersionContent;
  readonly branch: VersionContent;
}

/** Puts the user's version on `prod`; shows both texts when `prod` has moved meanwhile. */
export function useMerge(id: number) {
  const client = useQueryClient();
  const [conflict, setConflict] = useState<MergeConflict | null>(null);
  const mutation = useMutation({
    mutationFn: () => answer(api.POST('/api/scripts/{id}/merge', { params: { path: { id } } })),
    onSuccess: (script) => {
      putScript(client, script);
      client.setQueryData<ScriptContent>(['script', id], (before) =>
        before === undefined ? undefined : { ...before, ...script },
      );
      void client.invalidateQueries({ queryKey: ['versions', id] });
      notice(
        'good',
        `Version ${versionNumber(script.version)} is on prod`,
        'Run all includes it from now on.',
      );
    },
    onError: (error) => {
      if (error instanceof ProblemError) {
        const { code, prod, branch } = error.problem;
        if (code === 'merge_conflict' && prod !== undefined && branch !== undefined) {
          setConflict({ prod, branch });
        }
      }
      noticeOf(error);
    },
  });
  return {
    mutate: () => mutation.mutate(),
    isPending: mutation.isPending,
    conflict,
    dismiss: () => setConflict(null),
  };
}

export type Merge = ReturnType<typeof useMerge>;
