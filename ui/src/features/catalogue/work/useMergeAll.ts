import { useQueryClient } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import { useAction } from '#shared/api/useAction.ts';
import { duplicatesKey, scriptsKey } from '#shared/scripts/scripts.ts';

/** Puts all work of the user on `prod` at once, or nothing of it. */
export function useMergeAll() {
  const client = useQueryClient();
  return useAction({
    mutationFn: async () => (await answer(api.POST('/api/merge-all'))).merged,
    onSettled: () => {
      for (const queryKey of [scriptsKey, duplicatesKey, ['script'], ['versions']]) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
