import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api, refused } from '#shared/api/client.ts';
import { problemOf, unreachable } from '#shared/api/problem.ts';
import type { DatasetKind } from '#shared/api/types.ts';
import { bytes } from '#shared/format/numbers.ts';
import { notice, noticeOf } from '#shared/ui/notices.ts';

export const largestDataset = 16 * 1024 * 1024;

/** The bytes of a dataset, and storing or removing it. */
export function useDataset(script: number, kind: DatasetKind, stored: boolean) {
  const client = useQueryClient();
  const key = ['dataset', script, kind];
  const content = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) =>
      new Uint8Array(
        await answer(
          api.GET('/api/scripts/{id}/data/{kind}', {
            params: { path: { id: script, kind } },
            parseAs: 'arrayBuffer',
            signal,
          }) as Promise<{ data?: ArrayBuffer; error?: unknown; response: Response }>,
        ),
      ),
    enabled: stored,
    gcTime: 60_000,
  });

  function changed(): void {
    void client.invalidateQueries({ queryKey: ['script', script] });
    void client.invalidateQueries({ queryKey: ['scripts'] });
  }

  const store = useMutation({
    mutationFn: (data: Uint8Array<ArrayBuffer>) => put(script, kind, data),
    onSuccess: (_, data) => {
      client.setQueryData(key, data);
      changed();
      notice('good', `The ${kind} data is stored`, bytes(data.length));
    },
    onError: noticeOf,
  });
  const remove = useMutation({
    mutationFn: () =>
      answer(
        api.DELETE('/api/scripts/{id}/data/{kind}', { params: { path: { id: script, kind } } }),
      ),
    onSuccess: () => {
      client.removeQueries({ queryKey: key });
      changed();
    },
    onError: noticeOf,
  });
  return { content, store, remove };
}

async function put(script: number, kind: DatasetKind, data: Uint8Array<ArrayBuffer>) {
  let response: Response;
  try {
    response = await fetch(`/api/scripts/${script}/data/${kind}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: data,
      credentials: 'same-origin',
    });
  } catch {
    throw unreachable();
  }
  if (!response.ok) {
    throw refused(problemOf(await response.json().catch(() => undefined), response));
  }
}
