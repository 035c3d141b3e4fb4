import type { Diagnostic } from '@astral-sh/ruff-wasm-web';
import type { RuffAnswer, RuffQuestion, RuffStyle } from './messages.ts';

/** The part of a worker that is needed, so that a test can stand in for it. */
export interface WorkerPort {
  postMessage(question: RuffQuestion): void;
  addEventListener(type: 'message', hear: (event: MessageEvent<RuffAnswer>) => void): void;
}

type Asked = RuffQuestion extends infer Q
  ? Q extends RuffQuestion
    ? Omit<Q, 'id'>
    : never
  : never;

/** Asks the worker, which is started with the first question, and matches its answers. */
export class RuffWorker {
  private asked = 0;
  private worker: WorkerPort | null = null;
  private readonly pending = new Map<number, (answer: RuffAnswer) => void>();

  constructor(private readonly start: () => WorkerPort) {}

  async style(style: RuffStyle): Promise<void> {
    await this.ask({ ask: 'style', style });
  }

  /** Rejects with what Ruff says where it cannot. */
  async check(text: string): Promise<readonly Diagnostic[]> {
    const answer = await this.ask({ ask: 'check', text });
    return answer.kind === 'checked' ? answer.diagnostics : [];
  }

  async format(text: string): Promise<string> {
    const answer = await this.ask({ ask: 'format', text });
    return answer.kind === 'formatted' ? answer.text : text;
  }

  private async ask(question: Asked): Promise<RuffAnswer> {
    const id = ++this.asked;
    const answer = await new Promise<RuffAnswer>((resolve) => {
      this.pending.set(id, resolve);
      this.worker ??= this.listenTo(this.start());
      this.worker.postMessage({ ...question, id });
    });
    if (answer.kind === 'refused') {
      throw new Error(answer.why);
    }
    return answer;
  }

  private listenTo(worker: WorkerPort): WorkerPort {
    worker.addEventListener('message', ({ data }) => {
      const done = this.pending.get(data.id);
      this.pending.delete(data.id);
      done?.(data);
    });
    return worker;
  }
}
