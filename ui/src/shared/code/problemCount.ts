import { useEffect } from 'react';
import { Store, useStore } from '../store/Store.ts';
import type { CodeMark } from './codeTypes.ts';

/** What the checkers say about the script in front, for the status bar. */
export interface ProblemCount {
  readonly errors: number;
  readonly warnings: number;
  /** Shows them. */
  show(): void;
}

const current = new Store<ProblemCount | null>(null);

export function useProblemCount(): ProblemCount | null {
  return useStore(current);
}

/** Tells the status bar about the problems of a script, as long as it is the one in front. */
export function useTellProblems(
  marks: readonly CodeMark[],
  inFront: boolean,
  show: () => void,
): void {
  const { errors, warnings } = countProblems(marks);
  // biome-ignore lint/correctness/useExhaustiveDependencies: how to show them is the same each time
  useEffect(() => {
    if (!inFront) {
      return undefined;
    }
    const mine = { errors, warnings, show };
    current.set(mine);
    return () => {
      if (current.get() === mine) {
        current.set(null);
      }
    };
  }, [errors, warnings, inFront]);
}

export function countProblems(marks: readonly CodeMark[]): { errors: number; warnings: number } {
  return {
    errors: marks.filter(({ severity }) => severity === 'error').length,
    warnings: marks.filter(({ severity }) => severity === 'warning').length,
  };
}
