import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '#shared/api/client.ts';
import type { CodeHolder, SaveWarning, ScriptContent, ScriptSave } from '#shared/api/types.ts';
import { putScript } from '#shared/scripts/scripts.ts';

/** Saves on the user's branch, and remembers what was to be said about it. */
export function useSave(script: number) {
  const client = useQueryClient();
  const [duplicates, setDuplicates] = useState<readonly CodeHolder[]>([]);
  const [warnings, setWarnings] = useState<readonly SaveWarning[]>([]);
  const mutation = useMutation({
    mutationFn: (body: ScriptSave) =>
      answer(api.PUT('/api/scripts/{id}', { params: { path: { id: script } }, body })),
    onSuccess: async (saved) => {
      await takeContent(client, saved);
      setDuplicates(saved.duplicates);
      // Who has the same code is said with the way to it.
      const told = saved.duplicates.length > 0 ? 'duplicate_content' : null;
      setWarnings(saved.warnings.filter(({ code }) => code !== told));
    },
  });
  return {
    save: mutation.mutateAsync,
    saving: mutation.isPending,
    duplicates,
    dismissDuplicates: () => setDuplicates([]),
    warnings,
    dismissWarnings: () => setWarnings([]),
  };
}

export type Saving = ReturnType<typeof useSave>;

/** What the server answered is the script from now on, whatever is still on its way. */
export async function takeContent(client: QueryClient, script: ScriptContent): Promise<void> {
  await client.cancelQueries({ queryKey: ['script', script.id] });
  client.setQueryData<ScriptContent>(['script', script.id], script);
  putScript(client, script);
  void client.invalidateQueries({ queryKey: ['versions', script.id] });
  void client.invalidateQueries({ queryKey: ['blame', script.id] });
}
