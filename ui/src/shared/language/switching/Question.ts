import { type Cancellation, type LanguageService, ServiceOver } from '../LanguageService.ts';
import type { Clock } from './clock.ts';

/** Who can be asked. */
export interface Asked {
  /** Null while nobody is ready. */
  active(): LanguageService | null;
  mayCome(): boolean;
  /** It ended before it answered. */
  ended(language: LanguageService): void;
}

/** How long a question waits for somebody to be ready. */
const patience = 8_000;
/** A question that ends each service that it is put to is put to no more of them. */
const mostTurns = 3;

/** Asked of one service and of those that take over from it, until one of them has answered. */
export class Question<T> {
  private resolve: (answer: T | null) => void = () => undefined;
  private reject: (error: unknown) => void = () => undefined;
  /** Null where it was cancelled, or nobody was there for long. */
  readonly answer = new Promise<T | null>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
  private readonly pending = new Set<LanguageService>();
  private readonly cancelled: { dispose(): void } | undefined;
  private forget: () => void = () => undefined;
  private turns = 0;
  private isOpen = true;

  constructor(
    private readonly put: (side: LanguageService) => Promise<T | null>,
    private readonly asked: Asked,
    private readonly clock: Clock,
    token: Cancellation | null,
  ) {
    this.cancelled = token?.onCancellationRequested(() => this.done(null));
    if (token?.isCancellationRequested === true) {
      this.done(null);
    }
  }

  async putTo(language: LanguageService): Promise<void> {
    if (!this.isOpen || this.pending.has(language) || this.turns >= mostTurns) {
      return;
    }
    this.forget();
    this.turns++;
    this.pending.add(language);
    try {
      const answer = await this.put(language);
      this.pending.delete(language);
      // Nothing is the answer only where nobody else may still find something.
      if (answer !== null || this.pending.size === 0) {
        this.done(answer);
      }
    } catch (error) {
      this.pending.delete(language);
      this.failed(language, error);
    }
  }

  /** Until somebody is ready, to whom it has to be put then. */
  wait(): void {
    this.forget();
    if (this.turns < mostTurns && this.asked.mayCome()) {
      this.forget = this.clock(patience, () => this.done(null));
    } else {
      this.done(null);
    }
  }

  private failed(language: LanguageService, error: unknown): void {
    if (!(error instanceof ServiceOver)) {
      this.close();
      this.reject(error);
      return;
    }
    this.asked.ended(language);
    if (this.isOpen && this.pending.size === 0) {
      this.wait();
    }
  }

  private done(answer: T | null): void {
    this.close();
    this.resolve(answer);
  }

  private close(): void {
    this.isOpen = false;
    this.forget();
    this.cancelled?.dispose();
  }
}
