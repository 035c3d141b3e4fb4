import type * as monaco from 'monaco-editor/editor';
import type { Diagnostics, LanguageService } from '../LanguageService.ts';
import type { Clock } from './clock.ts';
import type { OpenTexts } from './OpenTexts.ts';

/** How long a service may look at the texts before it is asked all the same. */
const longest = 4_000;

/** A service that looks at the texts while another one still answers. */
export class WarmUp {
  private readonly heard: monaco.IDisposable;
  private readonly forget: () => void;

  /** Says what it found first, which nobody else has heard. */
  constructor(
    readonly language: LanguageService,
    texts: OpenTexts,
    clock: Clock,
    onWarm: (found: readonly Diagnostics[]) => void,
  ) {
    this.heard = language.onDiagnostics((found) => onWarm([found]));
    this.forget = clock(texts.size === 0 ? 0 : longest, () => onWarm([]));
    texts.openIn(language);
  }

  stop(): void {
    this.heard.dispose();
    this.forget();
  }
}
