import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import type { Script } from '../api/types.ts';
import { useAction } from '../api/useAction.ts';
import { orderingNumber } from '../format/numbers.ts';
import { visibleText } from '../output/visibleText.ts';
import { notice } from '../ui/notices.ts';
import { offerUndo } from '../ui/undoNotice.tsx';
import { noticeOfRefusal } from './refusals.tsx';
import { queueKeys, scriptsKey, takeFacts } from './scripts.ts';

/** Takes a script out of the queue and off `prod`, and offers the way back. */
export function useRemoveScript() {
  const client = useQueryClient();
  const putBack = usePutBack();
  return useAction({
    mutationFn: (script: Script) =>
      answer(api.DELETE('/api/scripts/{id}', { params: { path: { id: script.id } } })),
    onSuccess: (removed, script) => {
      takeFacts(client, removed);
      offerUndo(
        `${orderingNumber(script.ordering_number)} ${visibleText(script.descriptive_name)} is deleted`,
        'It left the queue and prod; its history is kept.',
        () => putBack.mutate(script),
      );
    },
    onError: noticeOfRefusal,
    onSettled: () => refetchOthers(client),
  });
}

/** Puts a deleted script back into the queue and says where it is now. */
export function usePutBack() {
  const client = useQueryClient();
  return useAction({
    mutationFn: (script: Script) =>
      answer(api.POST('/api/scripts/{id}/return', { params: { path: { id: script.id } } })),
    onSuccess: (script, before) => {
      takeFacts(client, script);
      notice(
        'good',
        `${visibleText(script.descriptive_name)} is back at ${orderingNumber(script.ordering_number)}`,
        script.ordering_number === before.ordering_number
          ? undefined
          : `Its number ${orderingNumber(before.ordering_number)} has been taken since.`,
      );
    },
    onError: noticeOfRefusal,
    onSettled: () => refetchOthers(client),
  });
}

/** The queue itself is told by events. */
function refetchOthers(client: QueryClient): void {
  for (const queryKey of queueKeys) {
    if (queryKey !== scriptsKey) {
      void client.invalidateQueries({ queryKey });
    }
  }
}
