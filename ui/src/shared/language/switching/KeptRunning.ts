import type { LanguageService } from '../LanguageService.ts';
import type { Clock } from './clock.ts';

/** Why a service ended, and what that means for the next one. */
export interface Ending {
  /** `retry` soon and less often each time, `later` after a minute, `rest` until somebody types. */
  readonly next: 'retry' | 'later' | 'rest';
  readonly why: string;
}

export interface Running {
  readonly language: LanguageService;
  readonly ended: Promise<Ending>;
  end(): void;
}

/** Rejects, and leaves nothing behind, when it is aborted before it is ready. */
export type Start = (signal: AbortSignal) => Promise<Running>;

export type Life =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly language: LanguageService }
  | { readonly kind: 'waiting'; readonly why: string }
  | { readonly kind: 'resting'; readonly why: string };

const pauses = [200, 1_000, 3_000, 10_000, 30_000] as const;
const later = 60_000;
/** A service that lived so long counts as sound: the next pause is the shortest again. */
const soundAfter = 20_000;
/** A start that takes longer is given up: busy machines need a while, dead ones never answer. */
const longestStart = 60_000;

/** Keeps one service running while it is wanted: what ends is started again. */
export class KeptRunning {
  life: Life = { kind: 'off' };
  private failures = 0;
  private wanted = false;
  /** Counts the starts, so that what an earlier one tells late is not heard. */
  private turn = 0;
  private running: Running | null = null;
  private forget: () => void = () => undefined;
  private starting: AbortController | null = null;

  constructor(
    private readonly start: Start,
    private readonly onChange: () => void,
    private readonly clock: Clock,
  ) {}

  wake(): void {
    if (!this.wanted) {
      this.wanted = true;
      void this.begin();
    }
  }

  sleep(): void {
    if (this.wanted) {
      this.wanted = false;
      this.stop();
      this.become({ kind: 'off' });
    }
  }

  /** Ends what runs and starts it with what holds now. */
  again(): void {
    if (this.wanted) {
      this.stop();
      this.failures = 0;
      void this.begin();
    }
  }

  /** Somebody types: what rests tries again at once. */
  nudge(): void {
    if (this.life.kind === 'resting') {
      this.hurry();
    }
  }

  /** What rests or waits tries again at once. */
  hurry(): void {
    if (this.wanted && (this.life.kind === 'resting' || this.life.kind === 'waiting')) {
      this.failures = 0;
      void this.begin();
    }
  }

  private stop(): void {
    this.turn++;
    this.forget();
    this.starting?.abort();
    this.starting = null;
    this.running?.end();
    this.running = null;
  }

  private async begin(): Promise<void> {
    this.forget();
    const turn = ++this.turn;
    const starting = new AbortController();
    this.starting = starting;
    this.forget = this.clock(longestStart, () => {
      this.ended(turn, { next: 'retry', why: 'It did not start in time' });
      starting.abort();
    });
    this.become({ kind: 'starting' });
    let running: Running;
    try {
      running = await this.start(starting.signal);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.ended(turn, error instanceof StartRefused ? error.ending : { next: 'retry', why });
      return;
    }
    if (turn !== this.turn) {
      running.end();
      return;
    }
    this.starting = null;
    this.running = running;
    this.forget();
    this.forget = this.clock(soundAfter, () => {
      this.failures = 0;
    });
    this.become({ kind: 'ready', language: running.language });
    this.ended(turn, await running.ended);
  }

  private ended(turn: number, { next, why }: Ending): void {
    if (turn !== this.turn) {
      return;
    }
    // What it still tells is not heard.
    this.turn++;
    this.starting = null;
    this.running = null;
    this.forget();
    if (next === 'rest') {
      this.become({ kind: 'resting', why });
      return;
    }
    const pause =
      next === 'later' ? later : (pauses[Math.min(this.failures, pauses.length - 1)] ?? later);
    this.failures++;
    this.forget = this.clock(pause, () => void this.begin());
    this.become({ kind: 'waiting', why });
  }

  private become(life: Life): void {
    this.life = life;
    this.onChange();
  }
}

/** It did not start, and the reason says when to try again. */
export class StartRefused extends Error {
  constructor(readonly ending: Ending) {
    super(ending.why);
  }
}
