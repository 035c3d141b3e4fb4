import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
} from 'vscode-jsonrpc/browser';
import type { Transport } from './LspSession.ts';
import { orAbort } from './orAbort.ts';

/** Why a WebSocket closed. */
export interface Closing {
  readonly code: number;
  readonly reason: string;
}

/** One JSON-RPC message in each text message; `onClose` also when it never opened. */
export async function webSocketTransport(
  address: string,
  signal: AbortSignal,
  onClose: (closing: Closing) => void,
): Promise<Transport> {
  const socket = new WebSocket(address);
  socket.addEventListener('close', ({ code, reason }) => onClose({ code, reason }));
  const opened = new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('close', () => reject(new Error('The server did not take it')));
  });
  try {
    await orAbort(opened, signal);
  } catch (error) {
    socket.close();
    throw error;
  }
  return {
    reader: new SocketReader(socket),
    writer: new SocketWriter(socket),
    close: () => socket.close(1000),
  };
}

class SocketReader extends AbstractMessageReader {
  constructor(private readonly socket: WebSocket) {
    super();
    socket.addEventListener('close', () => this.fireClose());
  }

  listen(callback: DataCallback): Disposable {
    const hear = ({ data }: MessageEvent<unknown>) => {
      try {
        callback(JSON.parse(String(data)));
      } catch (error) {
        this.fireError(error);
      }
    };
    this.socket.addEventListener('message', hear);
    return { dispose: () => this.socket.removeEventListener('message', hear) };
  }
}

class SocketWriter extends AbstractMessageWriter {
  constructor(private readonly socket: WebSocket) {
    super();
  }

  async write(message: Message): Promise<void> {
    // The browser complains of each message to a socket that closes; its end is told anyway.
    if (this.socket.readyState === this.socket.OPEN) {
      this.socket.send(JSON.stringify(message));
    }
  }

  end(): void {
    // What is written is sent at once.
  }
}
