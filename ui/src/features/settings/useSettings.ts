import { useQuery } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';

/** What is set for everyone. */
export function useSettings() {
  return useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => answer(api.GET('/api/settings', { signal })),
  });
}
