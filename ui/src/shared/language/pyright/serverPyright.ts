import { LspLanguage } from '../lsp/LspLanguage.ts';
import { LspSession } from '../lsp/LspSession.ts';
import { type Closing, webSocketTransport } from '../lsp/webSocket.ts';
import { type Ending, type Running, StartRefused } from '../switching/KeptRunning.ts';
import { type Python, pyrightName } from './python.ts';

/** Pyright beside the interpreter itself, over a WebSocket. */
export async function startServerPyright(python: Python, signal: AbortSignal): Promise<Running> {
  const address = new URL(`/api/language/${encodeURIComponent(python.id)}`, window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  let closing: Closing | null = null;
  try {
    const transport = await webSocketTransport(address.href, signal, (seen) => {
      closing = seen;
    });
    const session = await LspSession.start(transport, {}, signal);
    endWhenOffline(session);
    return {
      language: new LspLanguage(session, pyrightName),
      ended: session.ended.then(() => endingOf(closing)),
      end: () => session.end(),
    };
  } catch {
    throw new StartRefused(endingOf(closing));
  }
}

/** Without a network a WebSocket stays open for minutes, and nobody answers. */
function endWhenOffline(session: LspSession): void {
  const end = () => session.end();
  window.addEventListener('offline', end);
  void session.ended.then(() => window.removeEventListener('offline', end));
}

/** What a closed WebSocket means; the codes are those of the API's description. */
export function endingOf(closing: Closing | null): Ending {
  switch (closing?.code) {
    case 1001:
      return { next: 'retry', why: 'The server stops' };
    case 4000:
      return { next: 'rest', why: 'Nothing was typed for a while' };
    case 4001:
      return { next: 'rest', why: 'The session has ended' };
    case 4008:
      return { next: 'later', why: 'The text is too large for the server' };
    case 4011:
      return { next: 'retry', why: 'The language server ended' };
    case 4013:
      return { next: 'later', why: 'Too many people use it at the moment' };
    default:
      return { next: 'retry', why: 'The server cannot be reached' };
  }
}
