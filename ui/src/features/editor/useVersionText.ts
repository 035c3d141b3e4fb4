import { useQuery } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import type { ScriptContent, VersionContent } from '#shared/api/types.ts';

/** Where a text comes from that is compared with another. */
export type TextSource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'version'; readonly id: number }
  | { readonly kind: 'branch'; readonly branch: string };

/** The text of a version or a branch; null where there is nothing to read. */
export function useSourceText(script: number, source: TextSource | null) {
  const query = useQuery({
    queryKey:
      source?.kind === 'branch'
        ? ['script', script, 'branch', source.branch]
        : ['version', script, source?.kind === 'version' ? source.id : null],
    queryFn: async ({ signal }) => {
      switch (source?.kind) {
        case 'version':
          return (await readVersion(script, source.id, signal)).content;
        case 'branch':
          return (await readBranch(script, source.branch, signal)).content;
        default:
          return '';
      }
    },
    enabled: source?.kind === 'version' || source?.kind === 'branch',
    staleTime: source?.kind === 'version' ? Number.POSITIVE_INFINITY : 0,
  });
  return source?.kind === 'text'
    ? { data: source.text, error: null }
    : { data: query.data, error: query.error };
}

export function readVersion(
  id: number,
  version_id: number,
  signal?: AbortSignal,
): Promise<VersionContent> {
  return answer(
    api.GET('/api/scripts/{id}/versions/{version_id}', {
      params: { path: { id, version_id } },
      ...(signal === undefined ? {} : { signal }),
    }),
  );
}

export function readBranch(
  id: number,
  branch: string,
  signal?: AbortSignal,
): Promise<ScriptContent> {
  return answer(
    api.GET('/api/scripts/{id}', {
      params: { path: { id }, query: { branch } },
      ...(signal === undefined ? {} : { signal }),
    }),
  );
}
