import type * as monaco from 'monaco-editor/editor';
import {
  type Diagnostics,
  type LanguageService,
  ServiceOver,
  type TextDocument,
} from '../LanguageService.ts';
import type { Ending, Running } from '../switching/KeptRunning.ts';

/** A service that knows nothing but its name, and can be ended. */
export class TestingLanguage implements LanguageService {
  readonly opened = new Map<string, string>();
  private readonly following = new Map<string, monaco.IDisposable>();
  private listener: (found: Diagnostics) => void = () => undefined;
  private finish: (ending: Ending) => void = () => undefined;
  private cut: (() => void)[] = [];
  private over = false;
  /** Whether hovers wait until `answer` is called or it ends. */
  hangs = false;
  knowsTokens = false;
  answer: () => void = () => undefined;

  constructor(readonly name: string) {}

  get running(): Running {
    return {
      language: this,
      ended: new Promise((resolve) => {
        this.finish = resolve;
      }),
      end: () => this.crash({ next: 'retry', why: 'ended' }),
    };
  }

  crash(ending: Ending): void {
    this.over = true;
    this.finish(ending);
    for (const cut of this.cut) {
      cut();
    }
  }

  find(uri: string, message: string): void {
    const findings = [
      {
        message,
        source: this.name,
        severity: 8,
        startLineNumber: 1,
        startColumn: 1,
        endLineNumber: 1,
        endColumn: 2,
      },
    ];
    this.listener({ checker: 'pyright', uri, findings });
  }

  open(document: TextDocument): void {
    const uri = document.uri.toString();
    const hear = () => this.opened.set(uri, document.getValue());
    hear();
    this.following.set(uri, document.onDidChangeContent(hear));
  }

  close(uri: string): void {
    this.opened.delete(uri);
    this.following.get(uri)?.dispose();
    this.following.delete(uri);
  }

  onDiagnostics(listener: (found: Diagnostics) => void) {
    this.listener = listener;
    return {
      dispose: () => {
        this.listener = () => undefined;
      },
    };
  }

  hover(): Promise<{ contents: { value: string }[] }> {
    if (this.over) {
      return Promise.reject(new ServiceOver());
    }
    if (this.hangs) {
      return new Promise((resolve, reject) => {
        this.answer = () => resolve({ contents: [{ value: this.name }] });
        this.cut.push(() => reject(new ServiceOver()));
      });
    }
    return Promise.resolve({ contents: [{ value: this.name }] });
  }

  async semanticTokens() {
    return { types: [this.name], modifiers: [], data: [] };
  }

  completion = nothing;
  signatureHelp = nothing;
  definition = nothing;
  references = nothing;
  highlights = nothing;
  renameTarget = nothing;
  rename = nothing;
  symbols = nothing;
  codeActions = nothing;
  formatting = nothing;
  source = nothing;

  async resolveCompletion<T>(item: T): Promise<T> {
    return item;
  }
}

async function nothing(): Promise<null> {
  return null;
}
