import { refused } from '#shared/api/client.ts';
import { problemOf, unreachable } from '#shared/api/problem.ts';
import type { Interaction, InteractionEvent, Question } from '#shared/api/types.ts';
import { createEventParser } from '#shared/live/parseEvents.ts';

/**
 * Asks, and gives the interaction as soon as it is recorded. The answer goes on without this
 * connection, and is followed by its own events, as after a reload.
 */
export async function ask(question: Question): Promise<Interaction> {
  const connection = new AbortController();
  let response: Response;
  try {
    response = await fetch('/api/llm/complete', {
      method: 'POST',
      headers: { Accept: 'text/event-stream', 'Content-Type': 'application/json' },
      body: JSON.stringify(question),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: connection.signal,
    });
  } catch {
    throw unreachable();
  }
  if (!response.ok) {
    throw refused(problemOf(await response.json().catch(() => undefined), response));
  }
  try {
    return await firstInteraction(response);
  } finally {
    connection.abort();
  }
}

async function firstInteraction(response: Response): Promise<Interaction> {
  const parse = createEventParser();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const read = await reader?.read().catch(() => undefined);
    if (read?.value === undefined) {
      throw unreachable();
    }
    for (const { data } of parse(read.value)) {
      const event = JSON.parse(data) as InteractionEvent;
      if (event.kind === 'started' || event.kind === 'ended') {
        return event.interaction;
      }
    }
  }
}
