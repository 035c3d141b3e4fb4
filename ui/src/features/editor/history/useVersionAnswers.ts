import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answer, api } from '#shared/api/client.ts';
import type { Interaction } from '#shared/api/types.ts';

const latest = 200;
const none: ReadonlyMap<number, readonly Interaction[]> = new Map();

/** The answers of the assistant that are in the versions of a script, by version. */
export function useVersionAnswers(
  script: number,
  enabled: boolean,
): ReadonlyMap<number, readonly Interaction[]> {
  const answers = useQuery({
    queryKey: ['interactions', 'of versions', script],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET('/api/llm/interactions', {
            params: { query: { script, limit: latest } },
            signal,
          }),
        )
      ).interactions,
    enabled,
  }).data;
  return useMemo(() => {
    if (answers === undefined) {
      return none;
    }
    const found = new Map<number, Interaction[]>();
    for (const one of answers) {
      for (const version of one.saved_in) {
        found.set(version, [...(found.get(version) ?? []), one]);
      }
    }
    return found;
  }, [answers]);
}
