import type { Cancellation } from '../LanguageService.ts';
import type { Clock } from './clock.ts';

/** Questions that wait for somebody to answer them, but not for long. */
export class Waiting {
  private readonly questions = new Set<() => void>();

  constructor(
    private readonly patience: number,
    private readonly clock: Clock,
  ) {}

  /** Resolves when somebody is there, when the question is cancelled, or when it took too long. */
  wait(token: Cancellation | null): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        forget();
        heard?.dispose();
        this.questions.delete(done);
        resolve();
      };
      const forget = this.clock(this.patience, done);
      const heard = token?.onCancellationRequested(done);
      this.questions.add(done);
    });
  }

  resume(): void {
    for (const done of [...this.questions]) {
      done();
    }
  }
}
