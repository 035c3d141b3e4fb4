import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answer, api } from '#shared/api/client.ts';
import type { Script, ScriptContent } from '#shared/api/types.ts';
import { useAction } from '#shared/api/useAction.ts';
import { orderingNumber, versionNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { putScript, queueKeys } from '#shared/scripts/scripts.ts';
import { notice } from '#shared/ui/notices.ts';
import { offerUndo } from '#shared/ui/undoNotice.tsx';
import { noticeOfRefusal } from './refusals.tsx';
import { ScriptLink } from './ScriptLink.tsx';
import type { EditedDocument } from './useDocument.ts';
import { takeContent } from './useSave.ts';

/** What can be done with a script as a whole. */
export function useScriptActions(script: ScriptContent, document: EditedDocument) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const path = { id: script.id };

  function take(changed: Script): void {
    client.setQueryData<ScriptContent>(['script', script.id], (before) =>
      before === undefined ? undefined : { ...before, ...changed },
    );
    putScript(client, changed);
    for (const queryKey of queueKeys) {
      void client.invalidateQueries({ queryKey });
    }
  }

  const fork = useAction({
    mutationFn: (version_id: number) =>
      answer(api.POST('/api/scripts/{id}/fork', { params: { path }, body: { version_id } })),
    onSuccess: async (forked) => {
      await takeContent(client, forked);
      void client.invalidateQueries({ queryKey: ['script', script.id] });
      notice(
        'good',
        `Forked from ${orderingNumber(script.ordering_number)}`,
        <ScriptLink
          id={forked.id}
          number={forked.ordering_number}
          name={forked.descriptive_name}
        />,
      );
      if (!document.dirty) {
        void navigate(`/editor/${forked.id}`);
      }
    },
    onError: noticeOfRefusal,
  });

  const bump = useAction({
    mutationFn: () =>
      answer(
        api.POST('/api/scripts/{id}/bump-major', {
          params: { path },
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

  const putBack = useAction({
    mutationFn: () => answer(api.POST('/api/scripts/{id}/return', { params: { path } })),
    onSuccess: (returned) => {
      take(returned);
      notice('good', `Back in the queue at ${orderingNumber(returned.ordering_number)}`);
    },
    onError: noticeOfRefusal,
  });

  const remove = useAction({
    mutationFn: () => answer(api.DELETE('/api/scripts/{id}', { params: { path } })),
    onSuccess: (removed) => {
      take(removed);
      const name = `${orderingNumber(script.ordering_number)} ${visibleText(script.descriptive_name)}`;
      offerUndo(`${name} is deleted`, undefined, () => putBack.mutate());
    },
    onError: noticeOfRefusal,
  });

  return { fork, bump, remove, putBack };
}

export type ScriptActions = ReturnType<typeof useScriptActions>;
