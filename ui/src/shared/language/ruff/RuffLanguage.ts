import type { Diagnostic } from '@astral-sh/ruff-wasm-web';
import type * as monaco from 'monaco-editor/editor';
import type {
  Diagnostics,
  QuickFix,
  Refusal,
  TextDocument,
  TextModel,
} from '../LanguageService.ts';
import { fixesIn, toFinding } from './findings.ts';
import type { RuffStyle } from './messages.ts';
import type { RuffWorker } from './RuffWorker.ts';

interface Followed {
  readonly document: TextDocument;
  readonly following: monaco.IDisposable;
  checking: boolean;
  /** Of the version that they were found in. */
  diagnostics: readonly Diagnostic[];
  version: number;
}

/** Ruff: checks each text as it is typed, and formats. It answers what concerns style only. */
export class RuffLanguage {
  private readonly followed = new Map<string, Followed>();
  private readonly listeners = new Set<(found: Diagnostics) => void>();
  private styled = false;

  constructor(private readonly worker: RuffWorker) {}

  /** Checks everything again by these rules. Rejects where Ruff does not know one of them. */
  async style(style: RuffStyle): Promise<void> {
    await this.worker.style(style);
    this.styled = true;
    for (const one of this.followed.values()) {
      one.version = -1;
      void this.check(one);
    }
  }

  open(document: TextDocument): void {
    const uri = document.uri.toString();
    if (this.followed.has(uri)) {
      return;
    }
    const one: Followed = {
      document,
      following: document.onDidChangeContent(() => void this.check(one)),
      checking: false,
      diagnostics: [],
      version: -1,
    };
    this.followed.set(uri, one);
    void this.check(one);
  }

  close(uri: string): void {
    this.followed.get(uri)?.following.dispose();
    this.followed.delete(uri);
  }

  onDiagnostics(listener: (found: Diagnostics) => void): monaco.IDisposable {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  /** For who takes it differently now. */
  tellAgain(): void {
    for (const one of this.followed.values()) {
      if (one.version >= 0) {
        this.tell(one);
      }
    }
  }

  fixes(
    document: TextModel,
    range: monaco.IRange,
    markers: readonly monaco.editor.IMarkerData[],
  ): readonly QuickFix[] {
    const uri = document.uri.toString();
    const one = this.followed.get(uri);
    // What was found in another text would be repaired at the wrong place.
    return one === undefined || one.version !== document.getVersionId()
      ? []
      : fixesIn(uri, one.diagnostics, range, markers);
  }

  async formatted(text: string): Promise<string | Refusal> {
    if (!this.styled) {
      return { refused: 'Ruff is not ready yet. Try again in a moment.' };
    }
    try {
      return await this.worker.format(text);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { refused: `Ruff cannot format this text: ${why}` };
    }
  }

  /** One check at a time; what is typed meanwhile is checked after it, once. */
  private async check(one: Followed): Promise<void> {
    if (one.checking || !this.styled) {
      return;
    }
    one.checking = true;
    try {
      while (this.isOpen(one) && one.version !== one.document.getVersionId()) {
        const version = one.document.getVersionId();
        one.diagnostics = await this.worker.check(one.document.getValue());
        one.version = version;
        this.tell(one);
      }
    } catch {
      // A fault of Ruff in this text: the next change tries again.
    } finally {
      one.checking = false;
    }
  }

  private isOpen(one: Followed): boolean {
    const { document } = one;
    return !document.isDisposed() && this.followed.get(document.uri.toString()) === one;
  }

  private tell(one: Followed): void {
    if (!this.isOpen(one)) {
      return;
    }
    const found: Diagnostics = {
      checker: 'ruff',
      uri: one.document.uri.toString(),
      version: one.version,
      findings: one.diagnostics.map(toFinding),
    };
    for (const listener of this.listeners) {
      listener(found);
    }
  }
}
