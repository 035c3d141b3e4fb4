import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import { ProblemError } from '#shared/api/problem.ts';
import type { Version, VersionContent } from '#shared/api/types.ts';
import { useAction } from '#shared/api/useAction.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { noticeOfRefusal } from '#shared/scripts/refusals.tsx';
import { besidesScriptKeys, takeFacts } from '#shared/scripts/scripts.ts';
import { notice } from '#shared/ui/notices.ts';

/** Puts the user's version on `prod`, joined with what `prod` got meanwhile. */
export function useMergeToProd(
  id: number,
  on: {
    conflict: (base: string | null, prod: VersionContent, branch: VersionContent) => void;
    showJoined: (joined: Version) => void;
  },
) {
  const client = useQueryClient();
  const mutation = useAction({
    mutationFn: () => answer(api.POST('/api/scripts/{id}/merge', { params: { path: { id } } })),
    onSuccess: ({ joined, ...script }) => {
      takeFacts(client, script);
      for (const key of [['script'], ...besidesScriptKeys]) {
        void client.invalidateQueries({ queryKey: [...key, id] });
      }
      const title = `Version ${versionNumber(script.version)} is on prod`;
      if (joined === null) {
        notice('good', title, 'Run all includes it from now on.');
      } else {
        notice('good', title, <Joined onShow={() => on.showJoined(joined)} />, { stay: true });
      }
    },
    onError: (error) => {
      const problem = error instanceof ProblemError ? error.problem : null;
      if (
        problem?.code === 'merge_conflict' &&
        problem.prod !== undefined &&
        problem.branch !== undefined
      ) {
        on.conflict(problem.base_content ?? null, problem.prod, problem.branch);
      } else {
        noticeOfRefusal(error);
      }
    },
  });
  return { mutate: () => mutation.mutate(), isPending: mutation.isPending };
}

function Joined({ onShow }: { onShow: () => void }) {
  return (
    <>
      It was joined with what prod got meanwhile.
      <br />
      <Button variant="default" mt={4} onClick={onShow}>
        Show what came in
      </Button>
    </>
  );
}
