import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import type { Script } from '../api/types.ts';
import { useAction } from '../api/useAction.ts';
import { orderingNumber } from '../format/numbers.ts';
import { visibleText } from '../output/visibleText.ts';
import { notice, noticeOf } from '../ui/notices.ts';
import { putScript, queueKeys, scriptsKey } from './scripts.ts';

/** Puts a deleted script back into the queue and says where it is now. */
export function usePutBack() {
  const client = useQueryClient();
  return useAction({
    mutationFn: (script: Script) =>
      answer(api.POST('/api/scripts/{id}/return', { params: { path: { id: script.id } } })),
    onSuccess: (script, before) => {
      putScript(client, script);
      refetchOthers(client);
      notice(
        'good',
        `${visibleText(script.descriptive_name)} is back at ${orderingNumber(script.ordering_number)}`,
        script.ordering_number === before.ordering_number
          ? undefined
          : `Its number ${orderingNumber(before.ordering_number)} has been taken since.`,
      );
    },
    onError: (error) => {
      noticeOf(error);
      refetchOthers(client);
    },
  });
}

function refetchOthers(client: QueryClient): void {
  for (const queryKey of queueKeys) {
    if (queryKey !== scriptsKey) {
      void client.invalidateQueries({ queryKey });
    }
  }
}
