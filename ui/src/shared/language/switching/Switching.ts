import type * as monaco from 'monaco-editor/editor';
import type { Preferences } from '../../preferences/values.ts';
import {
  type Cancellation,
  type Diagnostics,
  type LanguageService,
  ServiceOver,
  type TextDocument,
} from '../LanguageService.ts';
import type { Clock } from './clock.ts';
import { KeptRunning, type Life, type Running } from './KeptRunning.ts';
import { OpenTexts } from './OpenTexts.ts';
import { Waiting } from './Waiting.ts';
import { WarmUp } from './WarmUp.ts';

export type Side = 'server' | 'browser';

/** What decides which side is asked. */
export interface Wishes {
  readonly preference: Preferences['languageService'];
  /** Whether the server says that it can run one. */
  readonly serverCan: boolean;
}

export interface SwitchingState {
  readonly active: Side | null;
  readonly server: Life;
  readonly browser: Life;
}

/** While the server starts and finds its first errors, the browser leaves it the processor. */
const headStart = 10_000;
/** How long a question waits for a side to be ready. */
const patience = 8_000;

/**
 * Pyright in the server, or in the browser while the server cannot: texts are opened again where
 * they are looked at next, and a question that was cut off is asked again there.
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
  /** Questions that are not answered yet. */
  private readonly asked = new WeakMap<LanguageService, number>();
  private takeBack: (() => void) | null = null;
  private warming: WarmUp | null = null;
  private readonly waiting: Waiting;
  /** Those that ended, before the one that keeps them running has heard of it. */
  private readonly over = new WeakSet<LanguageService>();

  constructor(
    startServer: () => Promise<Running>,
    startBrowser: () => Promise<Running>,
    private readonly clock: Clock,
  ) {
    this.waiting = new Waiting(patience, clock);
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
    this.active?.language.open(document);
    this.warming?.language.open(document);
    this.settle();
  }

  /** In both: one that is not asked any more may still have it, because it owes an answer. */
  close(uri: string): void {
    this.texts.close(uri);
    for (const { life } of [this.server, this.browser]) {
      if (life.kind === 'ready') {
        life.language.close(uri);
      }
    }
  }

  onDiagnostics(listener: (found: Diagnostics) => void): monaco.IDisposable {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  /** Asks the active side, and the next one when it ends meanwhile. */
  async ask<T>(
    token: Cancellation | null,
    question: (side: LanguageService) => Promise<T | null>,
  ): Promise<T | null> {
    for (let turn = 0; turn < 3; turn++) {
      const side = this.active?.language ?? (await this.nextActive(token));
      if (side === null || token?.isCancellationRequested === true) {
        return null;
      }
      this.asked.set(side, (this.asked.get(side) ?? 0) + 1);
      try {
        return await question(side);
      } catch (error) {
        if (!(error instanceof ServiceOver)) {
          throw error;
        }
        this.over.add(side);
        this.settle();
      } finally {
        this.asked.set(side, (this.asked.get(side) ?? 1) - 1);
        this.closeIn(side);
      }
    }
    return null;
  }

  private async nextActive(token: Cancellation | null): Promise<LanguageService | null> {
    const { server, browser } = this.state;
    const nobodyComes = this.wishes !== null && server.kind === 'off' && browser.kind === 'off';
    if (!nobodyComes) {
      await this.waiting.wait(token);
    }
    return this.active?.language ?? null;
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
      this.observed();
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
    this.waiting.resume();
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
    if (this.active === null) {
      return;
    }
    const { heard, language } = this.active;
    this.active = null;
    heard.dispose();
    this.closeIn(language);
  }

  /** Closes the texts in a side that is no longer active, once it has answered all it was asked. */
  private closeIn(language: LanguageService): void {
    const isLooking = this.active?.language === language || this.warming?.language === language;
    if (!isLooking && (this.asked.get(language) ?? 0) === 0) {
      this.texts.closeIn(language);
    }
  }
}

function wantsServer({ preference, serverCan }: Wishes): boolean {
  return preference !== 'browser' && serverCan;
}
