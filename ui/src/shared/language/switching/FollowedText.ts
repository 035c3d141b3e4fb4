import type * as monaco from 'monaco-editor/editor';
import type { TextChange, TextDocument } from '../LanguageService.ts';

/** A text as one side hears of it: of each change at once, or of all of them when it is asked. */
export class FollowedText implements TextDocument {
  private readonly listeners = new Set<(change: TextChange) => void>();
  /** The version that the side has heard of. */
  private told: number;
  private live = true;

  constructor(readonly document: TextDocument) {
    this.told = document.getVersionId();
  }

  get uri(): TextDocument['uri'] {
    return this.document.uri;
  }

  getVersionId(): number {
    return this.document.getVersionId();
  }

  getValue(): string {
    return this.document.getValue();
  }

  getLanguageId(): string {
    return this.document.getLanguageId();
  }

  isDisposed(): boolean {
    return this.document.isDisposed();
  }

  onDidChangeContent(listener: (change: TextChange) => void): monaco.IDisposable {
    this.listeners.add(listener);
    const following = this.document.onDidChangeContent((change) => {
      if (this.live) {
        this.told = change.versionId;
        listener(change);
      }
    });
    return {
      dispose: () => {
        following.dispose();
        this.listeners.delete(listener);
      },
    };
  }

  /** Tells of each change from now on, and of what was not told. */
  follow(): void {
    this.live = true;
    this.catchUp();
  }

  /** Tells of changes only when it has to catch up. */
  lag(): void {
    this.live = false;
  }

  catchUp(): void {
    const versionId = this.document.getVersionId();
    if (versionId !== this.told) {
      this.told = versionId;
      for (const listener of this.listeners) {
        listener({ versionId, isFlush: true, isEolChange: false, changes: [] });
      }
    }
  }
}
