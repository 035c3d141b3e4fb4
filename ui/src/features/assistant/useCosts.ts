import { useQuery } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import { filterQuery, type LogFilter } from './logFilter.ts';

export type CostsBy = 'user' | 'model' | 'script' | 'month';

/** What the answers cost that a filter lets through, taken together by something. */
export function useCosts(by: CostsBy, filter: LogFilter) {
  return useQuery({
    queryKey: ['interactions', 'costs', by, filter],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET('/api/llm/costs', {
            params: { query: { by, ...filterQuery(filter) } },
            signal,
          }),
        )
      ).costs,
  });
}
