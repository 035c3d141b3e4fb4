import type * as monaco from 'monaco-editor/editor';
import type { Preferences } from '../../preferences/values.ts';
import {
  type Cancellation,
  type Diagnostics,
  type LanguageService,
  ServiceOver,
  type TextDocument,
  type TextModel,
} from '../LanguageService.ts';
import type { Clock } from './clock.ts';
import { KeptRunning, type Life, type Running } from './KeptRunning.ts';

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

/** While the server starts, the browser leaves it the processor. */
const headStart = 2_500;
/** How long a question waits for a side to be ready. */
const patience = 8_000;

/**
 * Pyright in the server, or in the browser while the server cannot: texts are opened again where
 * they are looked at next, and a question that was cut off is asked again there.
 */
export class Switching implements LanguageService {
  private readonly server: KeptRunning;
  private readonly browser: KeptRunning;
  private readonly documents = new Map<string, TextDocument>();
  private readonly typing = new Map<string, monaco.IDisposable>();
  private readonly listeners = new Set<(found: Diagnostics) => void>();
  private readonly observers = new Set<() => void>();
  private wishes: Wishes | null = null;
  private expectsDocuments = false;
  private active: { side: Side; language: LanguageService; heard: monaco.IDisposable } | null =
    null;
  private takeBack: (() => void) | null = null;
  private readonly waiting = new Set<() => void>();
  /** Those that ended, before the one that keeps them running has heard of it. */
  private readonly over = new WeakSet<LanguageService>();

  constructor(
    startServer: () => Promise<Running>,
    startBrowser: () => Promise<Running>,
    private readonly clock: Clock,
  ) {
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

  /** The server may be asked again, in another session. */
  renew(): void {
    this.server.nudge();
  }

  open(document: TextDocument): void {
    const uri = document.uri.toString();
    this.documents.set(uri, document);
    this.typing.get(uri)?.dispose();
    this.typing.set(
      uri,
      document.onDidChangeContent(() => this.server.nudge()),
    );
    this.server.nudge();
    this.active?.language.open(document);
    this.settle();
  }

  close(uri: string): void {
    this.typing.get(uri)?.dispose();
    this.typing.delete(uri);
    if (this.documents.delete(uri)) {
      this.active?.language.close(uri);
    }
  }

  onDiagnostics(listener: (found: Diagnostics) => void): monaco.IDisposable {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  completion(
    document: TextModel,
    position: monaco.IPosition,
    context: monaco.languages.CompletionContext,
    token: Cancellation,
  ) {
    return this.ask(token, (side) => side.completion(document, position, context, token));
  }

  async resolveCompletion(item: monaco.languages.CompletionItem, token: Cancellation) {
    return (await this.ask(token, (side) => side.resolveCompletion(item, token))) ?? item;
  }

  hover(document: TextModel, position: monaco.IPosition, token: Cancellation) {
    return this.ask(token, (side) => side.hover(document, position, token));
  }

  signatureHelp(
    document: TextModel,
    position: monaco.IPosition,
    context: monaco.languages.SignatureHelpContext,
    token: Cancellation,
  ) {
    return this.ask(token, (side) => side.signatureHelp(document, position, context, token));
  }

  definition(document: TextModel, position: monaco.IPosition, token: Cancellation) {
    return this.ask(token, (side) => side.definition(document, position, token));
  }

  references(
    document: TextModel,
    position: monaco.IPosition,
    withDeclaration: boolean,
    token: Cancellation,
  ) {
    return this.ask(token, (side) => side.references(document, position, withDeclaration, token));
  }

  highlights(document: TextModel, position: monaco.IPosition, token: Cancellation) {
    return this.ask(token, (side) => side.highlights(document, position, token));
  }

  renameTarget(document: TextModel, position: monaco.IPosition, token: Cancellation) {
    return this.ask(token, (side) => side.renameTarget(document, position, token));
  }

  rename(document: TextModel, position: monaco.IPosition, name: string, token: Cancellation) {
    return this.ask(token, (side) => side.rename(document, position, name, token));
  }

  symbols(document: TextModel, token: Cancellation) {
    return this.ask(token, (side) => side.symbols(document, token));
  }

  semanticTokens(document: TextModel, token: Cancellation) {
    return this.ask(token, (side) => side.semanticTokens(document, token));
  }

  codeActions(
    document: TextModel,
    range: monaco.IRange,
    context: monaco.languages.CodeActionContext,
    token: Cancellation,
  ) {
    return this.ask(token, (side) => side.codeActions(document, range, context, token));
  }

  formatting(document: TextModel, token: Cancellation) {
    return this.ask(token, (side) => side.formatting(document, token));
  }

  source(uri: string) {
    return this.ask(null, (side) => side.source(uri));
  }

  /** Asks the active side, and the next one when it ends meanwhile. */
  private async ask<T>(
    token: Cancellation | null,
    question: (side: LanguageService) => Promise<T | null>,
  ): Promise<T | null> {
    for (let turn = 0; turn < 3; turn++) {
      const side = this.active?.language ?? (await this.nextActive(token));
      if (side === null || token?.isCancellationRequested === true) {
        return null;
      }
      try {
        return await question(side);
      } catch (error) {
        if (!(error instanceof ServiceOver)) {
          throw error;
        }
        this.over.add(side);
        this.settle();
      }
    }
    return null;
  }

  private nextActive(token: Cancellation | null): Promise<LanguageService | null> {
    return new Promise((resolve) => {
      const done = () => {
        forget();
        heard?.dispose();
        this.waiting.delete(done);
        resolve(this.active?.language ?? null);
      };
      const forget = this.clock(patience, done);
      const heard = token?.onCancellationRequested(done);
      this.waiting.add(done);
    });
  }

  /** Starts what is wanted, and moves to the best side that is ready. */
  private settle(): void {
    const { wishes } = this;
    if (wishes === null) {
      return;
    }
    if (!wantsServer(wishes)) {
      this.server.sleep();
    } else if (this.documents.size > 0 || this.expectsDocuments) {
      this.server.wake();
    }
    this.settleBrowser(wishes);
    this.choose(wishes);
    for (const observer of this.observers) {
      observer();
    }
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
    if (server !== null) {
      this.move('server', server);
    } else if (browser !== null) {
      this.move('browser', browser);
    } else {
      this.leave();
    }
  }

  private readyOne({ life }: KeptRunning): LanguageService | null {
    return life.kind === 'ready' && !this.over.has(life.language) ? life.language : null;
  }

  private move(side: Side, language: LanguageService): void {
    if (this.active?.language === language) {
      return;
    }
    this.leave();
    const heard = language.onDiagnostics((found) => {
      for (const listener of this.listeners) {
        listener(found);
      }
    });
    this.active = { side, language, heard };
    for (const document of this.documents.values()) {
      if (!document.isDisposed()) {
        language.open(document);
      }
    }
    for (const waiting of [...this.waiting]) {
      waiting();
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
    for (const uri of this.documents.keys()) {
      language.close(uri);
    }
  }
}

function wantsServer({ preference, serverCan }: Wishes): boolean {
  return preference !== 'browser' && serverCan;
}
