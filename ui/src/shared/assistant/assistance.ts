import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';

/** What tells of answers and of the versions that they are in. */
export const recordKeys = [['conversation'], ['interaction'], ['interactions']] as const;

export const assistanceQuery = queryOptions({
  queryKey: ['assistance'],
  queryFn: ({ signal }) => answer(api.GET('/api/llm', { signal })),
  staleTime: 60_000,
});

/** What the assistant can do here, and with which models. */
export function useAssistance(enabled: boolean) {
  return useQuery({ ...assistanceQuery, enabled });
}

/** An answer with everything that was sent for it and what came back as it came. */
export function useFullInteraction(id: number) {
  return useQuery({
    queryKey: ['interaction', id],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/llm/interactions/{interaction_id}', {
          params: { path: { interaction_id: id } },
          signal,
        }),
      ),
  });
}
