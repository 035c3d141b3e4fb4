import {
  AbstractMessageReader,
  BrowserMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
} from 'vscode-jsonrpc/browser';
import type { Transport } from './LspSession.ts';

interface NewWorker {
  readonly type: 'browser/newWorker';
  readonly initialData: unknown;
  readonly port: MessagePort;
}

/**
 * Pyright in the browser: one worker that answers, and one that checks in the background, which
 * only the page can start for it.
 */
export function workerTransport(script: string): Transport {
  const workers: Worker[] = [];
  const reader = new WorkerReader();
  const start = (name: string) => {
    const worker = new Worker(script, { name });
    workers.push(worker);
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reader.fail(event.message);
    });
    return worker;
  };
  const front = start('pyright');
  // It is asked for once the first one has started; compiled by then, it is there at once.
  let spare: Worker | null = start('pyright background');
  front.addEventListener('message', ({ data }: MessageEvent<Message | NewWorker>) => {
    if (!('type' in data)) {
      reader.hear(data);
    } else if (data.type === 'browser/newWorker') {
      const { initialData, port } = data;
      const background = spare ?? start('pyright background');
      spare = null;
      background.postMessage({ type: 'browser/boot', mode: 'background', initialData, port }, [
        port,
      ]);
    }
  });
  front.postMessage({ type: 'browser/boot', mode: 'foreground' });
  return {
    reader,
    writer: new BrowserMessageWriter(front),
    close() {
      for (const worker of workers) {
        worker.terminate();
      }
    },
  };
}

class WorkerReader extends AbstractMessageReader {
  private callback: DataCallback | null = null;

  hear(message: Message): void {
    this.callback?.(message);
  }

  /** A worker that failed does not say what it still knows. */
  fail(message: string): void {
    this.fireError(new Error(message));
    this.fireClose();
  }

  listen(callback: DataCallback): Disposable {
    this.callback = callback;
    return {
      dispose: () => {
        this.callback = null;
      },
    };
  }
}
