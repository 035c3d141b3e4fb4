import createClient from 'openapi-fetch';
import type { paths } from '#api';
import { type ProblemError, problemOf, unreachable } from './problem.ts';
import { sessionEnded } from './session.ts';

/** The HTTP API, typed by its description. */
export const api = createClient<paths>({ credentials: 'same-origin' });

type Asked<T> = { data?: T; error?: unknown; response: Response };

/** The answer, or a `ProblemError`. A lost session is announced to the whole page. */
export async function answer<T>(asking: Promise<Asked<T>>): Promise<T> {
  let asked: Asked<T>;
  try {
    asked = await asking;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error;
    }
    throw unreachable();
  }
  if (asked.error !== undefined || !asked.response.ok) {
    throw refused(problemOf(asked.error, asked.response));
  }
  return asked.data as T;
}

/** Passes a refusal on, and tells the page when it means that the session is over. */
export function refused(problem: ProblemError): ProblemError {
  if (problem.code === 'not_authenticated') {
    sessionEnded();
  }
  return problem;
}
