import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answer, api } from '#shared/api/client.ts';
import type { CodeHolder, ScriptSave } from '#shared/api/types.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { takeContent } from '#shared/scripts/scripts.ts';
import { notice } from '#shared/ui/notices.ts';

/** Saves on the user's branch, and remembers whose code it was equal to. */
export function useSave(script: number) {
  const client = useQueryClient();
  const [duplicates, setDuplicates] = useState<readonly CodeHolder[]>([]);
  const busy = useRef(false);
  const mutation = useMutation({
    mutationFn: (body: ScriptSave) => {
      busy.current = true;
      return answer(api.PUT('/api/scripts/{id}', { params: { path: { id: script } }, body }));
    },
    onSettled: () => {
      busy.current = false;
    },
    onSuccess: async (saved) => {
      await takeContent(client, saved);
      setDuplicates(saved.duplicates);
      for (const warning of saved.warnings) {
        notice('warn', `Saved ${versionNumber(saved.content_version)}`, warning);
      }
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
  };
}

export type Saving = ReturnType<typeof useSave>;
