import type * as monaco from 'monaco-editor/editor';
import type { LanguageService, TextDocument } from '../LanguageService.ts';
import { FollowedText } from './FollowedText.ts';

interface OpenText {
  readonly document: TextDocument;
  readonly typing: monaco.IDisposable;
}

/** The texts that are open, and which of them a service has open. */
export class OpenTexts {
  private readonly texts = new Map<string, OpenText>();
  private readonly followed = new WeakMap<LanguageService, Map<string, FollowedText>>();

  constructor(private readonly onTyping: () => void) {}

  get size(): number {
    return this.texts.size;
  }

  open(document: TextDocument): void {
    const uri = document.uri.toString();
    this.close(uri);
    this.texts.set(uri, { document, typing: document.onDidChangeContent(this.onTyping) });
  }

  close(uri: string): void {
    this.texts.get(uri)?.typing.dispose();
    this.texts.delete(uri);
  }

  /** The service hears of each change. */
  openIn(language: LanguageService): void {
    for (const text of this.textsIn(language)) {
      text.follow();
    }
  }

  /** The service hears of changes when it is asked, and is left alone while somebody types. */
  lendTo(language: LanguageService): void {
    for (const text of this.textsIn(language)) {
      text.lag();
    }
  }

  catchUp(language: LanguageService): void {
    for (const text of this.followedBy(language).values()) {
      text.catchUp();
    }
  }

  closeIn(language: LanguageService): void {
    for (const uri of [...this.followedBy(language).keys()]) {
      this.closeOne(language, uri);
    }
  }

  closeOne(language: LanguageService, uri: string): void {
    if (this.followedBy(language).delete(uri)) {
      language.close(uri);
    }
  }

  private textsIn(language: LanguageService): Iterable<FollowedText> {
    const followed = this.followedBy(language);
    for (const [uri, { document }] of this.texts) {
      if (!document.isDisposed() && followed.get(uri)?.document !== document) {
        this.closeOne(language, uri);
        const text = new FollowedText(document);
        followed.set(uri, text);
        language.open(text);
      }
    }
    return followed.values();
  }

  private followedBy(language: LanguageService): Map<string, FollowedText> {
    const known = this.followed.get(language);
    if (known !== undefined) {
      return known;
    }
    const followed = new Map<string, FollowedText>();
    this.followed.set(language, followed);
    return followed;
  }
}
