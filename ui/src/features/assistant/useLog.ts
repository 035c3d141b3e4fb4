import { useInfiniteQuery } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import { filterQuery, type LogFilter } from './logFilter.ts';

const pageSize = 50;

/** The record, newest first, page by page. */
export function useLog(filter: LogFilter) {
  return useInfiniteQuery({
    queryKey: ['interactions', 'log', filter],
    queryFn: async ({ pageParam, signal }) =>
      (
        await answer(
          api.GET('/api/llm/interactions', {
            params: {
              query: {
                limit: pageSize,
                ...filterQuery(filter),
                ...(pageParam === null ? {} : { before: pageParam }),
              },
            },
            signal,
          }),
        )
      ).interactions,
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length < pageSize ? null : (page.at(-1)?.id ?? null)),
  });
}
