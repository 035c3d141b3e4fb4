import type * as monaco from 'monaco-editor/editor';
import {
  type Cancellation,
  type Diagnostics,
  type LanguageService,
  ServiceOver,
  type TextDocument,
} from '../LanguageService.ts';
import type { Clock } from './clock.ts';
import { KeptRunning, type Start } from './KeptRunning.ts';
import { OpenTexts } from './OpenTexts.ts';
import { Questions } from './Questions.ts';
import { type Side, type SwitchingState, type Wishes, wantsServer } from './sides.ts';
import { WarmUp } from './WarmUp.ts';

/** While the server starts and finds its first errors, the browser leaves it the processor. */
const headStart = 5_000;

/**
 * Pyright in the server, or in the browser while the server cannot: texts are opened again where
 * they are looked at next, and what is not answered yet is asked there too.
 */
export class Switching {
  private readonly server: KeptRunning;
  private readonly browser: KeptRunning;
  private readonly texts = new OpenTexts(() => this.server.nudge());
  private readonly listeners = new Set<(found: Diagnostics) => void>();
  private readonly observers = new Set<() => void>();
  private wishes: Wishes | null = null;
  private expectsDocuments = false;
  private active: { side: Side; language: LanguageService; heard: monaco.IDisposable } | null =
    null;
  private takeBack: (() => void) | null = null;
  private warming: WarmUp | null = null;
  private readonly questions: Questions;
  /** Those that ended, before the one that keeps them running has heard of it. */
  private readonly over = new WeakSet<LanguageService>();

  constructor(
    startServer: Start,
    startBrowser: Start,
    private readonly clock: Clock,
  ) {
    this.questions = new Questions(
      {
        active: () => this.active?.language ?? null,
        mayCome: () => this.mayCome(),
        ended: (language) => {
          this.over.add(language);
          this.settle();
        },
      },
      () => this.attend(),
      clock,
    );
    this.server = new KeptRunning(startServer, () => this.settle(), clock);
    this.browser = new KeptRunning(startBrowser, () => this.settle(), clock);
  }

  get state(): SwitchingState {
    return {
      active: this.active?.side ?? null,
      server: this.server.life,
      browser: this.browser.life,
    };
  }

  /** Who is asked what names mean: the active side, or the other one where that does not know. */
  get painter(): LanguageService | null {
    const active = this.active?.language ?? null;
    return (
      [active, this.readyOne(this.server), this.readyOne(this.browser)].find(
        (language) => language?.knowsTokens,
      ) ?? null
    );
  }

  onState(observer: () => void): () => void {
    this.observers.add(observer);
    return () => this.observers.delete(observer);
  }

  wish(wishes: Wishes): void {
    this.wishes = wishes;
    this.settle();
  }

  /** An editor is about to open: the server may start before there is a text. */
  expectDocuments(): void {
    this.expectsDocuments = true;
    this.settle();
  }

  /** Both start anew, for another interpreter. */
  again(): void {
    this.server.again();
    this.browser.again();
  }

  /** What kept the server away is over: in another session, or with the network back. */
  renew(): void {
    this.server.hurry();
  }

  open(document: TextDocument): void {
    this.texts.open(document);
    this.server.nudge();
    this.settle();
  }

  /** In both: one that is not asked any more may still have it, because it owes an answer. */
  close(uri: string): void {
    this.texts.close(uri);
    for (const { life } of [this.server, this.browser]) {
      if (life.kind === 'ready') {
        this.texts.closeOne(life.language, uri);
      }
    }
  }

  onDiagnostics(listener: (found: Diagnostics) => void): monaco.IDisposable {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  /** Asks the active side, and the next one too when that takes over before there is an answer. */
  ask<T>(
    token: Cancellation | null,
    question: (side: LanguageService) => Promise<T | null>,
  ): Promise<T | null> {
    return this.questions.ask(token, question);
  }

  /** Asks what names mean; null where nobody can tell now, which changes with the `painter`. */
  async askPainter<T>(question: (side: LanguageService) => Promise<T | null>): Promise<T | null> {
    const { painter } = this;
    if (painter === null) {
      return null;
    }
    this.texts.catchUp(painter);
    try {
      return await question(painter);
    } catch (error) {
      if (!(error instanceof ServiceOver)) {
        throw error;
      }
      this.over.add(painter);
      this.settle();
      return null;
    }
  }

  private mayCome(): boolean {
    const { server, browser } = this.state;
    return this.wishes === null || server.kind !== 'off' || browser.kind !== 'off';
  }

  /** Starts what is wanted, and moves to the best side that is ready. */
  private settle(): void {
    const { wishes } = this;
    if (wishes === null) {
      return;
    }
    if (!wantsServer(wishes)) {
      this.server.sleep();
    } else if (this.texts.size > 0 || this.expectsDocuments) {
      this.server.wake();
    }
    this.settleBrowser(wishes);
    this.choose(wishes);
    this.attend();
    this.observed();
  }

  private settleBrowser(wishes: Wishes): void {
    if (wishes.preference === 'server') {
      this.takeBack?.();
      this.takeBack = null;
      this.browser.sleep();
      return;
    }
    const { kind } = this.server.life;
    if (kind !== 'starting' && kind !== 'ready') {
      this.browser.wake();
    } else if (this.browser.life.kind === 'off' && this.takeBack === null) {
      this.takeBack = this.clock(headStart, () => {
        this.takeBack = null;
        this.browser.wake();
      });
    }
  }

  private choose(wishes: Wishes): void {
    const server = wantsServer(wishes) ? this.readyOne(this.server) : null;
    const browser = wishes.preference === 'server' ? null : this.readyOne(this.browser);
    if (this.warming !== null && this.warming.language !== server) {
      this.warming.stop();
      this.warming = null;
    }
    if (server !== null && this.active?.side === 'browser' && browser !== null) {
      this.warmUp(server);
    } else if (server !== null) {
      this.move('server', server);
    } else if (browser !== null) {
      this.move('browser', browser);
    } else {
      this.leave();
    }
  }

  /** The browser goes on answering until the server has looked at the texts. */
  private warmUp(language: LanguageService): void {
    this.warming ??= new WarmUp(language, this.texts, this.clock, (found) => {
      this.warming?.stop();
      this.warming = null;
      this.move('server', language);
      for (const one of found) {
        this.tell(one);
      }
      this.settle();
    });
  }

  private readyOne({ life }: KeptRunning): LanguageService | null {
    return life.kind === 'ready' && !this.over.has(life.language) ? life.language : null;
  }

  private move(side: Side, language: LanguageService): void {
    if (this.active?.language === language) {
      return;
    }
    this.leave();
    const heard = language.onDiagnostics((found) => this.tell(found));
    this.active = { side, language, heard };
    this.texts.openIn(language);
    this.questions.putTo(language);
  }

  private tell(found: Diagnostics): void {
    for (const listener of this.listeners) {
      listener(found);
    }
  }

  private observed(): void {
    for (const observer of this.observers) {
      observer();
    }
  }

  /** What was found stays shown until the next side knows better. */
  private leave(): void {
    this.active?.heard.dispose();
    this.active = null;
  }

  /** Opens the texts where they are needed, and closes them where no answer is waited for. */
  private attend(): void {
    const { painter } = this;
    for (const language of [this.readyOne(this.server), this.readyOne(this.browser)]) {
      if (language === null) {
        continue;
      }
      if (language === this.active?.language || language === this.warming?.language) {
        this.texts.openIn(language);
      } else if (language === painter) {
        this.texts.lendTo(language);
      } else if (!this.questions.isOwedBy(language)) {
        this.texts.closeIn(language);
      }
    }
  }
}
