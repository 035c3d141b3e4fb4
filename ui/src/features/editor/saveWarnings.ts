import type { SaveWarning } from '#shared/api/types.ts';
import type { CodeProblem } from '#shared/code/CodeEditor.tsx';

/** What was warned of when a text was saved, as far as it is about a place in it. */
export function placesOf(warnings: readonly SaveWarning[]): CodeProblem[] {
  return warnings.flatMap(({ message, line, column, end_column }) =>
    line === null
      ? []
      : [
          {
            line,
            column: column ?? 1,
            message,
            severity: 'warning' as const,
            ...(end_column === null ? {} : { endColumn: end_column }),
          },
        ],
  );
}
