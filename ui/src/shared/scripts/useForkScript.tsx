import { useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import type { Script, ScriptContent } from '../api/types.ts';
import { useAction } from '../api/useAction.ts';
import { versionNumber } from '../format/numbers.ts';
import { notice } from '../ui/notices.ts';
import { noticeOfRefusal } from './refusals.tsx';
import { ScriptLink } from './ScriptLink.tsx';
import { takeContent } from './scripts.ts';

interface Forking {
  readonly script: Script;
  /** The newest that the user sees, unless it is another one. */
  readonly version?: number;
}

/** Makes a new script of a version, the next in the queue, and says where it is. */
export function useForkScript(forked: (fork: ScriptContent) => void) {
  const client = useQueryClient();
  return useAction({
    mutationFn: ({ script, version }: Forking) =>
      answer(
        api.POST('/api/scripts/{id}/fork', {
          params: { path: { id: script.id } },
          body: version === undefined ? {} : { version_id: version },
        }),
      ),
    onSuccess: async (fork, { script }) => {
      await takeContent(client, fork);
      // It names its forks.
      void client.invalidateQueries({ queryKey: ['script', script.id], exact: true });
      notice(
        'good',
        'Forked',
        <>
          <ScriptLink id={fork.id} number={fork.ordering_number} name={fork.descriptive_name} />{' '}
          starts with version {versionNumber(fork.version)} on your branch.
        </>,
      );
      forked(fork);
    },
    onError: noticeOfRefusal,
  });
}
