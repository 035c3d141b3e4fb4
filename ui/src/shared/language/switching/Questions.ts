import { type Cancellation, type LanguageService, ServiceOver } from '../LanguageService.ts';
import type { Clock } from './clock.ts';

/** Who can be asked. */
export interface Asked {
  /** Null while nobody is ready. */
  active(): LanguageService | null;
  mayCome(): boolean;
  /** It ended before it answered. */
  ended(language: LanguageService): void;
  /** It owes one answer less. */
  answered(): void;
}

/** How long a question waits for somebody to be ready. */
const patience = 8_000;
/** A question that ends each service that it is put to is put to no more of them. */
const mostTurns = 3;

/** Questions that are not answered yet: who takes over is asked too, the first answer holds. */
export class Questions {
  private readonly open = new Set<(language: LanguageService) => void>();
  private readonly owed = new WeakMap<LanguageService, number>();

  constructor(
    private readonly asked: Asked,
    private readonly clock: Clock,
  ) {}

  /** Null also where the question is cancelled, or nobody is there for long. */
  ask<T>(
    token: Cancellation | null,
    question: (side: LanguageService) => Promise<T | null>,
  ): Promise<T | null> {
    return new Promise((resolve, reject) => {
      const pending = new Set<LanguageService>();
      let turns = 0;
      let forget: () => void = () => undefined;
      const done = (answer: T | null) => {
        forget();
        heard?.dispose();
        this.open.delete(putTo);
        resolve(answer);
      };
      const wait = () => {
        forget();
        if (turns < mostTurns && this.asked.mayCome()) {
          forget = this.clock(patience, () => done(null));
        } else {
          done(null);
        }
      };
      const putTo = (language: LanguageService) => {
        if (!pending.has(language) && turns < mostTurns) {
          forget();
          turns++;
          pending.add(language);
          void hear(language);
        }
      };
      const hear = async (language: LanguageService) => {
        this.owe(language, 1);
        try {
          const answer = await question(language);
          pending.delete(language);
          // Nothing is the answer only where nobody else may still find something.
          if (answer !== null || pending.size === 0) {
            done(answer);
          }
        } catch (error) {
          pending.delete(language);
          if (error instanceof ServiceOver) {
            this.asked.ended(language);
            if (pending.size === 0 && this.open.has(putTo)) {
              wait();
            }
          } else {
            done(null);
            reject(error);
          }
        } finally {
          this.owe(language, -1);
          this.asked.answered();
        }
      };
      const heard = token?.onCancellationRequested(() => done(null));
      this.open.add(putTo);
      const active = this.asked.active();
      if (token?.isCancellationRequested === true) {
        done(null);
      } else if (active === null) {
        wait();
      } else {
        putTo(active);
      }
    });
  }

  /** Puts all that is not answered to this one too. */
  putTo(language: LanguageService): void {
    for (const put of [...this.open]) {
      put(language);
    }
  }

  /** Whether it has not answered all that it was asked. */
  isOwedBy(language: LanguageService): boolean {
    return (this.owed.get(language) ?? 0) > 0;
  }

  private owe(language: LanguageService, change: 1 | -1): void {
    this.owed.set(language, (this.owed.get(language) ?? 0) + change);
  }
}
