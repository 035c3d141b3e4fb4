import type * as monaco from 'monaco-editor/editor';
import type { TextChange, TextModel } from '../LanguageService.ts';

type Changed = (change: TextChange) => void;

/** A text that tests change, without an editor. */
export class TestingDocument {
  readonly uri: { toString(): string };
  private version = 1;
  private readonly listeners = new Set<Changed>();

  constructor(
    name: string,
    private text: string,
  ) {
    this.uri = { toString: () => `file:///workspace/${name}.py` };
  }

  getVersionId(): number {
    return this.version;
  }

  getValue(): string {
    return this.text;
  }

  getLanguageId(): string {
    return 'python';
  }

  isDisposed(): boolean {
    return false;
  }

  onDidChangeContent(listener: Changed): monaco.IDisposable {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  get followers(): number {
    return this.listeners.size;
  }

  /** Types at the end of the first line. */
  type(added: string): void {
    const column = this.text.length + 1;
    this.text += added;
    this.change({
      changes: [
        {
          range: {
            startLineNumber: 1,
            startColumn: column,
            endLineNumber: 1,
            endColumn: column,
          },
          rangeOffset: column - 1,
          rangeLength: 0,
          text: added,
        },
      ],
    });
  }

  replace(text: string): void {
    this.text = text;
    this.change({ isFlush: true, changes: [] });
  }

  /** As an answer of a language service wants it; only what is above is there. */
  get model(): TextModel {
    return this as unknown as TextModel;
  }

  private change(part: Partial<TextChange>): void {
    this.version++;
    const whole = { isFlush: false, isEolChange: false, versionId: this.version, changes: [] };
    for (const listener of this.listeners) {
      listener({ ...whole, ...part });
    }
  }
}
