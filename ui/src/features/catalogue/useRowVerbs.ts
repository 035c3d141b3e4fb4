import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Script } from '#shared/api/types.ts';
import { useRemoveScript } from '#shared/scripts/removal.ts';
import { useForkScript } from '#shared/scripts/useForkScript.tsx';

/** What can be done with a row. */
export interface RowVerbs {
  changeNumber(script: Script): void;
  showDiff(script: Script, branch: string): void;
  fork(script: Script): void;
  remove(script: Script): void;
}

export interface ShownDiff {
  readonly script: Script;
  readonly branch: string;
}

/** The verbs of the rows, and what they have opened. */
export function useRowVerbs() {
  const [numbering, setNumbering] = useState<number | null>(null);
  const [diff, setDiff] = useState<ShownDiff | null>(null);
  const navigate = useNavigate();
  const { mutate: fork } = useForkScript(({ id }) => void navigate(`/editor/${id}`));
  const { mutate: remove } = useRemoveScript();
  const verbs = useMemo<RowVerbs>(
    () => ({
      changeNumber: (script) => setNumbering(script.id),
      showDiff: (script, branch) => setDiff({ script, branch }),
      fork: (script) => fork({ script }),
      remove,
    }),
    [fork, remove],
  );
  return {
    verbs,
    /** The script whose number is being written. */
    numbering,
    stopNumbering: () => setNumbering(null),
    diff,
    closeDiff: () => setDiff(null),
  };
}
