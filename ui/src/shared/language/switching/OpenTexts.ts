import type * as monaco from 'monaco-editor/editor';
import type { LanguageService, TextDocument } from '../LanguageService.ts';

interface OpenText {
  readonly document: TextDocument;
  readonly typing: monaco.IDisposable;
}

/** The texts that are open, whoever looks at them. */
export class OpenTexts {
  private readonly texts = new Map<string, OpenText>();

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

  openIn(language: LanguageService): void {
    for (const { document } of this.texts.values()) {
      if (!document.isDisposed()) {
        language.open(document);
      }
    }
  }

  closeIn(language: LanguageService): void {
    for (const uri of this.texts.keys()) {
      language.close(uri);
    }
  }
}
