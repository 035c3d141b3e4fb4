import { useQueryClient } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import { useAction } from '#shared/api/useAction.ts';
import { plural } from '#shared/format/numbers.ts';
import { besidesScriptKeys, duplicatesKey, scriptsKey } from '#shared/scripts/scripts.ts';
import { notice, noticeOf } from '#shared/ui/notices.ts';

/**
 * Puts all work of the user on `prod` at once, or nothing of it.
 *
 * @param isSeen whether the answer is shown where it was asked for; else a notice tells it
 */
export function useMergeAll(isSeen: () => boolean) {
  const client = useQueryClient();
  return useAction({
    mutationFn: async () => (await answer(api.POST('/api/merge-all'))).merged,
    onSuccess: (merged) => {
      if (!isSeen()) {
        notice('good', `${plural(merged.length, 'script')} went to prod in one commit`);
      }
    },
    onError: (error) => {
      if (!isSeen()) {
        noticeOf(error);
      }
    },
    onSettled: () => {
      for (const queryKey of [scriptsKey, duplicatesKey, ['script'], ...besidesScriptKeys]) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
