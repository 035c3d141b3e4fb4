import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';

/** The versions of a script, newest first. */
export function useVersions(id: number) {
  return useQuery({
    queryKey: ['versions', id],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/scripts/{id}/versions', { params: { path: { id } }, signal })))
        .versions,
  });
}
