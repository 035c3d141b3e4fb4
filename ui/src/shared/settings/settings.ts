import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';

/** What is set for everyone. */
export function useSettings() {
  return useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => answer(api.GET('/api/settings', { signal })),
    staleTime: 60_000,
  });
}

export function useInterpreters() {
  return useQuery({
    queryKey: ['interpreters'],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/interpreters', { signal }))).interpreters,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
