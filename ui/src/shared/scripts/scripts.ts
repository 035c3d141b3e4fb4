import { type QueryClient, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import type { Script } from '../api/types.ts';

export const scriptsKey = ['scripts'] as const;

/** The queue in order. Kept up to date by the catalogue's events. */
export function useScripts() {
  return useQuery({
    queryKey: scriptsKey,
    queryFn: async ({ signal }) => (await answer(api.GET('/api/scripts', { signal }))).scripts,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Puts newer facts of a script in its place of the cached queue. */
export function putScript(client: QueryClient, script: Script): void {
  client.setQueryData<Script[]>(scriptsKey, (scripts) => {
    if (scripts === undefined) {
      return undefined;
    }
    const others = scripts.filter((other) => other.id !== script.id);
    const at = others.findIndex((other) => other.ordering_number > script.ordering_number);
    others.splice(at < 0 ? others.length : at, 0, script);
    return others;
  });
}

/** The group of a script: the integer part of its ordering number. */
export function groupOf(script: { ordering_number: number }): number {
  return Math.floor(script.ordering_number);
}
