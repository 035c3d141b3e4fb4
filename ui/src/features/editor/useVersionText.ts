import { useQuery } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import type { ScriptContent, VersionContent } from '#shared/api/types.ts';
import { branchTextsKey } from '#shared/scripts/scripts.ts';

/** Where a text comes from that is compared with another. */
export type TextSource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'version'; readonly id: number }
  | { readonly kind: 'branch'; readonly branch: string };

/** The text of a version or a branch; what a branch has is read anew when the script changed. */
export function useSourceText(script: number, source: TextSource) {
  const query = useQuery({
    queryKey: keyOf(script, source),
    queryFn: async ({ signal }) => {
      switch (source.kind) {
        case 'text':
          return source.text;
        case 'version':
          return (await readVersion(script, source.id, signal)).content;
        case 'branch':
          return (await readBranch(script, source.branch, signal)).content;
      }
    },
    enabled: source.kind !== 'text',
    staleTime: source.kind === 'version' ? Number.POSITIVE_INFINITY : 0,
  });
  return source.kind === 'text'
    ? { data: source.text, error: null }
    : { data: query.data, error: query.error };
}

function keyOf(script: number, source: TextSource) {
  switch (source.kind) {
    case 'text':
      return ['version', script, null];
    case 'version':
      return ['version', script, source.id];
    case 'branch':
      return [...branchTextsKey, script, source.branch];
  }
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
