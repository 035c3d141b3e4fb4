import { useEffect } from 'react';
import { answer, api } from '../api/client.ts';
import { ProblemError } from '../api/problem.ts';
import { Announcer, type OpenScript } from './announcer.ts';
import { windowId } from './windowId.ts';

/** The one announcer of this window. The event stream tells it when it is connected. */
export const announcer = new Announcer(send);

/** Tells everybody that the script is open here, as long as the component is shown. */
export function useAnnounceOpen(script: number, unsaved: boolean): void {
  useEffect(() => announcer.open(script, unsaved), [script, unsaved]);
}

async function send(open: readonly OpenScript[]): Promise<void> {
  try {
    await answer(
      api.PUT('/api/presence', {
        body: { window: windowId, scripts: [...open] },
        // The last word of a page that goes arrives too.
        keepalive: true,
      }),
    );
  } catch (error) {
    // Refused for good, it would be refused again: the next change or connection tries anew.
    if (!(error instanceof ProblemError) || retriable(error)) {
      throw error;
    }
  }
}

function retriable(error: ProblemError): boolean {
  const { status } = error.problem;
  return status === 0 || status === 408 || status === 429 || status >= 500;
}
