import { type QueryClient, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import type { Script, ScriptContent } from '../api/types.ts';

export const scriptsKey = ['scripts'] as const;
export const deletedKey = ['deleted scripts'] as const;
export const duplicatesKey = ['duplicates'] as const;
export const queueChangesKey = ['queue changes'] as const;
/** Everything that a change of the queue's order may alter. */
export const queueKeys = [scriptsKey, deletedKey, duplicatesKey, queueChangesKey] as const;

export const branchTextsKey = ['branch text'] as const;
/** What is kept for each script beside its own text, and changes with it. */
export const besidesScriptKeys = [['versions'], ['dataset'], branchTextsKey] as const;

/** The queue in order. Kept up to date by the catalogue's events. */
export function useScripts() {
  return useQuery({
    queryKey: scriptsKey,
    queryFn: async ({ signal }) => (await answer(api.GET('/api/scripts', { signal }))).scripts,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Puts newer facts of a script in its place of the cached queue; takes a deleted one out of it. */
export function putScript(client: QueryClient, script: Script): void {
  client.setQueryData<Script[]>(scriptsKey, (scripts) => {
    if (scripts === undefined) {
      return undefined;
    }
    const others = scripts.filter((other) => other.id !== script.id);
    if (script.deletion !== null) {
      return others;
    }
    const at = others.findIndex((other) => other.ordering_number > script.ordering_number);
    others.splice(at < 0 ? others.length : at, 0, script);
    return others;
  });
}

/** Takes over newer facts of a script wherever they are kept; its text stays as it was read. */
export function takeFacts(client: QueryClient, script: Script): void {
  client.setQueryData<ScriptContent>(['script', script.id], (before) =>
    before === undefined ? undefined : { ...before, ...script },
  );
  putScript(client, script);
}

/** What the server answered is the script from now on, whatever is still on its way. */
export async function takeContent(client: QueryClient, script: ScriptContent): Promise<void> {
  await client.cancelQueries({ queryKey: ['script', script.id], exact: true });
  client.setQueryData<ScriptContent>(['script', script.id], script);
  putScript(client, script);
  for (const key of besidesScriptKeys) {
    void client.invalidateQueries({ queryKey: [...key, script.id] });
  }
}

/** The group of a script: the integer part of its ordering number. */
export function groupOf(script: { ordering_number: number }): number {
  return Math.floor(script.ordering_number);
}
