import { ProblemError } from '#shared/api/problem.ts';
import type { CodeProblem } from '#shared/code/CodeEditor.tsx';

/** Where the text is not Python, if that is why it was refused. */
export function syntaxProblemOf(error: unknown): CodeProblem | null {
  if (!(error instanceof ProblemError) || error.code !== 'invalid_syntax') {
    return null;
  }
  const place = error.problem.errors?.find((one) => one.line !== undefined);
  return place?.line === undefined
    ? null
    : { line: place.line, column: place.column ?? 1, message: sentence(place.message) };
}

/** Python ends some of its messages with a question mark. */
function sentence(message: string): string {
  return /[.?!]$/.test(message) ? message : `${message}.`;
}
