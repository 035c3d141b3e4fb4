import type { Problem } from './types.ts';

/** What the server refused, or that it could not be reached; `detail` is written for the user. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  get code(): Problem['code'] | 'unreachable' {
    return this.problem.status === 0 ? 'unreachable' : this.problem.code;
  }
}

export function unreachable(): ProblemError {
  return new ProblemError({
    type: 'about:blank',
    title: 'Ved cannot be reached',
    status: 0,
    code: 'internal_error',
    detail:
      'The server did not answer, so it is open whether this was done. Your text is kept; try again when the connection is back.',
  });
}

/** The problem document of a refused answer; a proxy's page becomes one too. */
export function problemOf(body: unknown, response: Response): ProblemError {
  if (isProblem(body)) {
    return new ProblemError(body);
  }
  return new ProblemError({
    type: 'about:blank',
    title: response.statusText || 'Unexpected answer',
    status: response.status,
    code: 'internal_error',
    detail: `The server answered with status ${response.status} and no explanation. Try again; if it stays, look at the server's log.`,
  });
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    'detail' in body &&
    typeof body.code === 'string' &&
    typeof body.detail === 'string'
  );
}

/** A title and a sentence for a notice, whatever was thrown. */
export function explain(error: unknown): { title: string; detail: string } {
  if (error instanceof ProblemError) {
    return { title: error.problem.title, detail: error.problem.detail };
  }
  return {
    title: 'Something went wrong in this page',
    detail: `${error instanceof Error ? error.message : String(error)}. Reload the page; unsaved text is kept.`,
  };
}
