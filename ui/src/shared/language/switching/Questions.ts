import type { Cancellation, LanguageService } from '../LanguageService.ts';
import type { Clock } from './clock.ts';
import { type Asked, Question } from './Question.ts';

/** Questions that are not answered yet: who takes over is asked too, the first answer holds. */
export class Questions {
  private readonly open = new Set<Pick<Question<never>, 'putTo'>>();
  private readonly owed = new WeakMap<LanguageService, number>();

  constructor(
    private readonly asked: Asked,
    /** Somebody owes one answer less. */
    private readonly onAnswer: () => void,
    private readonly clock: Clock,
  ) {}

  async ask<T>(
    token: Cancellation | null,
    put: (side: LanguageService) => Promise<T | null>,
  ): Promise<T | null> {
    const counted = (side: LanguageService) => this.counted(side, put);
    const question = new Question(counted, this.asked, this.clock, token);
    this.open.add(question);
    const active = this.asked.active();
    if (active === null) {
      question.wait();
    } else {
      void question.putTo(active);
    }
    try {
      return await question.answer;
    } finally {
      this.open.delete(question);
    }
  }

  /** Puts all that is not answered to this one too. */
  putTo(language: LanguageService): void {
    for (const question of [...this.open]) {
      void question.putTo(language);
    }
  }

  /** Whether it has not answered all that it was asked. */
  isOwedBy(language: LanguageService): boolean {
    return (this.owed.get(language) ?? 0) > 0;
  }

  private async counted<T>(
    side: LanguageService,
    put: (side: LanguageService) => Promise<T | null>,
  ): Promise<T | null> {
    this.owe(side, 1);
    try {
      return await put(side);
    } finally {
      this.owe(side, -1);
      this.onAnswer();
    }
  }

  private owe(language: LanguageService, change: 1 | -1): void {
    this.owed.set(language, (this.owed.get(language) ?? 0) + change);
  }
}
