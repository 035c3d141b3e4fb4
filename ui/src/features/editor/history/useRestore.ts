import { useQueryClient } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import type { ScriptContent, VersionRef } from '#shared/api/types.ts';
import { useAction } from '#shared/api/useAction.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { noticeOfRefusal } from '#shared/scripts/refusals.tsx';
import { takeContent } from '#shared/scripts/scripts.ts';
import { notice } from '#shared/ui/notices.ts';
import { offerUndo } from '#shared/ui/undoNotice.tsx';
import type { Editing } from '../useEditing.ts';

interface Restoring {
  readonly version: VersionRef;
  readonly target: 'own_branch' | 'prod';
  /** What it takes the place of. */
  readonly instead: VersionRef | null;
}

/** Makes a new version of an older one, and offers the way back, which is a new version too. */
export function useRestore({ script, document, drafts }: Editing) {
  const client = useQueryClient();
  const restore = useAction({
    mutationFn: ({ version, target, instead }: Restoring) =>
      answer(
        api.POST('/api/scripts/{id}/restore', {
          params: { path: { id: script.id } },
          body: {
            version_id: version.id,
            target,
            ...(instead === null ? {} : { base_version_id: instead.id }),
          },
        }),
      ),
    onSuccess: async (restored, { version, target, instead }) => {
      if (target === 'own_branch') {
        drafts.setAside();
        document.adopt(restored.content_version, restored.content);
      }
      await takeContent(client, restored);
      const made = newVersionOf(restored, target);
      const title = `${versionNumber(version)} is back${target === 'prod' ? ' on prod' : ''} as ${versionNumber(made)}`;
      if (instead === null) {
        notice('good', title);
      } else {
        offerUndo(title, undefined, () =>
          restore.mutate({ version: instead, target, instead: made }),
        );
      }
    },
    onError: noticeOfRefusal,
  });
  return restore;
}

function newVersionOf(restored: ScriptContent, target: Restoring['target']): VersionRef {
  return target === 'prod' && restored.prod_version !== null
    ? restored.prod_version
    : restored.content_version;
}
