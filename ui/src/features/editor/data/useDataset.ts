import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api, refused } from '#shared/api/client.ts';
import { problemOf, unreachable } from '#shared/api/problem.ts';
import type { Dataset, DatasetKind, StoredDatasets } from '#shared/api/types.ts';

export const largestDataset = 16 * 1024 * 1024;

/** The datasets of a script, and what was done to them. */
export function useDatasets(script: number) {
  return useQuery({
    queryKey: ['dataset', script, 'all'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/scripts/{id}/data', { params: { path: { id: script } }, signal })),
  });
}

/** The bytes of a dataset; they are those of its hash for ever. */
export function useBytes(script: number, kind: DatasetKind, stored: Dataset | null) {
  const client = useQueryClient();
  return useQuery({
    queryKey: ['dataset bytes', script, kind, stored?.sha256],
    queryFn: async ({ signal }) => {
      const asking = api.GET('/api/scripts/{id}/data/{kind}', {
        params: { path: { id: script, kind } },
        parseAs: 'arrayBuffer',
        signal,
      }) as Promise<{ data?: ArrayBuffer; error?: unknown; response: Response }>;
      const data = new Uint8Array(await answer(asking));
      const { response } = await asking;
      if (response.headers.get('ETag') !== `"${stored?.sha256}"`) {
        // Replaced meanwhile: the bytes of other data must not be taken for those of this hash.
        void client.invalidateQueries({ queryKey: ['dataset', script] });
        throw new Error('The data was replaced just now');
      }
      return data;
    },
    enabled: stored !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

export interface Storing {
  readonly data: Uint8Array<ArrayBuffer>;
  /** The hash of what it replaces; `null` where nothing may be there. */
  readonly instead: string | null;
}

/** Storing and removing. */
export function useDatasetChange(script: number, kind: DatasetKind) {
  const client = useQueryClient();

  function changed(): void {
    void client.invalidateQueries({ queryKey: ['dataset', script] });
    void client.invalidateQueries({ queryKey: ['script', script] });
    void client.invalidateQueries({ queryKey: ['scripts'] });
  }

  const store = useMutation({
    mutationFn: ({ data, instead }: Storing) => put(script, kind, data, instead),
    onSuccess: (stored, { data }) => {
      client.setQueryData(['dataset bytes', script, kind, stored.sha256], data);
      client.setQueryData<StoredDatasets>(['dataset', script, 'all'], (before) =>
        before === undefined ? undefined : { ...before, [kind]: stored },
      );
    },
    onSettled: changed,
  });
  const remove = useMutation({
    mutationFn: () =>
      answer(
        api.DELETE('/api/scripts/{id}/data/{kind}', { params: { path: { id: script, kind } } }),
      ),
    onSuccess: () =>
      client.setQueryData<StoredDatasets>(['dataset', script, 'all'], (before) =>
        before === undefined ? undefined : { ...before, [kind]: null },
      ),
    onSettled: changed,
  });
  return { store, remove };
}

async function put(
  script: number,
  kind: DatasetKind,
  data: Uint8Array<ArrayBuffer>,
  instead: string | null,
): Promise<Dataset> {
  let response: Response;
  try {
    response = await fetch(`/api/scripts/${script}/data/${kind}`, {
      method: 'PUT',
      headers: {
        'Content-Type': 'application/octet-stream',
        ...(instead === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${instead}"` }),
      },
      body: data,
      credentials: 'same-origin',
    });
  } catch {
    throw unreachable();
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    throw refused(problemOf(body, response));
  }
  return body as Dataset;
}
