import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => answer(api.GET('/api/settings', { signal })),
  staleTime: 60_000,
});

export const interpretersQuery = queryOptions({
  queryKey: ['interpreters'],
  queryFn: async ({ signal }) =>
    (await answer(api.GET('/api/interpreters', { signal }))).interpreters,
  staleTime: Number.POSITIVE_INFINITY,
});

/** What is set for everyone. */
export function useSettings() {
  return useQuery(settingsQuery);
}

export function useInterpreters() {
  return useQuery(interpretersQuery);
}
