import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answer, api } from '#shared/api/client.ts';
import type { CodeHolder, SaveWarning, ScriptSave } from '#shared/api/types.ts';
import { recordKeys } from '#shared/assistant/assistance.ts';
import { takeContent } from '#shared/scripts/scripts.ts';

/** Saves on the user's branch, and remembers what was to be said about it. */
export function useSave(script: number) {
  const client = useQueryClient();
  const [duplicates, setDuplicates] = useState<readonly CodeHolder[]>([]);
  const [warnings, setWarnings] = useState<readonly SaveWarning[]>([]);
  const busy = useRef(false);
  const mutation = useMutation({
    mutationFn: (body: ScriptSave) => {
      busy.current = true;
      return answer(api.PUT('/api/scripts/{id}', { params: { path: { id: script } }, body }));
    },
    onSettled: () => {
      busy.current = false;
    },
    // "Saved" beside "Not saved" would leave one to guess which is true.
    onError: () => {
      setDuplicates([]);
      setWarnings([]);
    },
    onSuccess: async (saved, body) => {
      await takeContent(client, saved);
      if ('llm_interaction_ids' in body) {
        for (const key of recordKeys) {
          void client.invalidateQueries({ queryKey: key });
        }
      }
      setDuplicates(saved.duplicates);
      // Who has the same code is said with the way to it.
      const told = saved.duplicates.length > 0 ? 'duplicate_content' : null;
      setWarnings(saved.warnings.filter(({ code }) => code !== told));
    },
  });
  return {
    save: mutation.mutateAsync,
    /** Now, also before the page shows it: the second click of a double click comes earlier. */
    get saving() {
      return busy.current || mutation.isPending;
    },
    duplicates,
    dismissDuplicates: () => setDuplicates([]),
    warnings,
    dismissWarnings: () => setWarnings([]),
  };
}

export type Saving = ReturnType<typeof useSave>;
