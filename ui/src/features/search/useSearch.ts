import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import type { Search } from './searchAddress.ts';

/** Finds lines in all live scripts. What was found before stays until there is something newer. */
export function useSearch(search: Search) {
  const { query, regex, word, branch } = search;
  return useQuery({
    queryKey: ['search', search],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/search', {
          params: { query: { q: query, regex, case: search.case, word, branch } },
          signal,
        }),
      ),
    enabled: query !== '',
    placeholderData: keepPreviousData,
    // Scripts change at any time, by anybody.
    staleTime: 0,
    gcTime: 60_000,
    retry: false,
  });
}
