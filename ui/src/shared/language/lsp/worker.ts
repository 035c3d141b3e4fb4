import {
  AbstractMessageReader,
  BrowserMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
} from 'vscode-jsonrpc/browser';
import type { Transport } from './LspSession.ts';

/** Pyright in a worker of the browser. */
export function workerTransport(script: string): Transport {
  const worker = new Worker(script, { name: 'pyright' });
  worker.postMessage({ type: 'browser/boot', mode: 'foreground' });
  return {
    reader: new WorkerReader(worker),
    writer: new BrowserMessageWriter(worker),
    close: () => worker.terminate(),
  };
}

class WorkerReader extends AbstractMessageReader {
  private callback: DataCallback | null = null;

  constructor(worker: Worker) {
    super();
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => this.callback?.(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.fail(event.message);
    });
  }

  listen(callback: DataCallback): Disposable {
    this.callback = callback;
    return {
      dispose: () => {
        this.callback = null;
      },
    };
  }

  /** A worker that failed does not say what it still knows. */
  private fail(message: string): void {
    this.fireError(new Error(message));
    this.fireClose();
  }
}
