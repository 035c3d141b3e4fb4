import type * as monaco from 'monaco-editor/editor';
import { Store } from '../../store/Store.ts';
import type { Cancellation, LanguageService, TextModel } from '../LanguageService.ts';
import type { Clock } from '../switching/clock.ts';

/** What a text defines; null until somebody has looked at it. */
export type KnownSymbols = readonly monaco.languages.DocumentSymbol[] | null;

/** For who never says that it has checked the text. */
const pause = 1_500;
/** For questions that nobody takes back. */
export const uncancelled: Cancellation = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};

/**
 * Asks what a text defines, each time it has been checked; what was known stays meanwhile. Not
 * before: Pyright takes the question for a sign that somebody works, and puts the check off.
 */
export class FollowedSymbols {
  private readonly typing: monaco.IDisposable;
  private forget: () => void = () => undefined;
  private asking = false;
  private stale = false;
  private over = false;

  constructor(
    private readonly service: Pick<LanguageService, 'symbols'>,
    private readonly document: TextModel,
    private readonly known: Store<KnownSymbols>,
    private readonly clock: Clock,
  ) {
    this.typing = document.onDidChangeContent(() => this.expectCheck());
    this.expectCheck();
  }

  /** When the text was checked, or somebody else answers from now on. One question at a time. */
  async ask(): Promise<void> {
    this.forget();
    this.stale = this.asking;
    if (this.asking || this.over) {
      return;
    }
    this.asking = true;
    try {
      const version = this.document.getVersionId();
      const symbols = await this.service.symbols(this.document, uncancelled);
      // Where they are in an earlier text would be shown at the wrong lines.
      if (symbols !== null && !this.over && version === this.document.getVersionId()) {
        this.known.set(symbols);
      }
    } finally {
      this.asking = false;
    }
    if (this.stale) {
      await this.ask();
    }
  }

  end(): void {
    this.over = true;
    this.forget();
    this.typing.dispose();
  }

  private expectCheck(): void {
    this.forget();
    this.forget = this.clock(pause, () => void this.ask());
  }
}

const stores = new WeakMap<TextModel, Store<KnownSymbols>>();

/** Filled while the text is followed. */
export function symbolsOf(document: TextModel): Store<KnownSymbols> {
  const known = stores.get(document) ?? new Store<KnownSymbols>(null);
  stores.set(document, known);
  return known;
}
