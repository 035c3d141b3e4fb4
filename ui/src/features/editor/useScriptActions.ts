import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answer, api } from '#shared/api/client.ts';
import type { ScriptContent } from '#shared/api/types.ts';
import { useAction } from '#shared/api/useAction.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { noticeOfRefusal } from '#shared/scripts/refusals.tsx';
import { usePutBack, useRemoveScript } from '#shared/scripts/removal.ts';
import { takeContent } from '#shared/scripts/scripts.ts';
import { useForkScript } from '#shared/scripts/useForkScript.tsx';
import { notice } from '#shared/ui/notices.ts';
import type { EditedDocument } from './useDocument.ts';

/** What can be done with a script as a whole. */
export function useScriptActions(script: ScriptContent, document: EditedDocument) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const fork = useForkScript((forked) => {
    if (!document.isDirty()) {
      void navigate(`/editor/${forked.id}`);
    }
  });
  const remove = useRemoveScript();
  const putBack = usePutBack();

  const bump = useAction({
    mutationFn: () =>
      answer(
        api.POST('/api/scripts/{id}/bump-major', {
          params: { path: { id: script.id } },
          body: { base_version_id: document.base.id },
        }),
      ),
    onSuccess: async (bumped) => {
      await takeContent(client, bumped);
      const { major, minor } = bumped.content_version;
      notice(
        'good',
        `Now at version ${major}.${minor}`,
        `The text is the same; the next save is ${versionNumber({ major, minor: minor + 1 })}.`,
      );
    },
    onError: noticeOfRefusal,
  });

  return {
    fork: () => fork.mutate({ script, version: document.base.id }),
    bump: () => bump.mutate(),
    remove: () => remove.mutate(script),
    putBack: () => putBack.mutate(script),
    puttingBack: putBack.isPending,
  };
}

export type ScriptActions = ReturnType<typeof useScriptActions>;
