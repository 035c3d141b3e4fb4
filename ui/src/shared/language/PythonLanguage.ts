import type * as monaco from 'monaco-editor/editor';
import type {
  Cancellation,
  Diagnostics,
  LanguageService,
  QuickFix,
  TextDocument,
  TextModel,
} from './LanguageService.ts';
import { isSaidByPyright } from './ruff/findings.ts';
import type { RuffLanguage } from './ruff/RuffLanguage.ts';
import type { Switching } from './switching/Switching.ts';

/** What the editor asks: Pyright for meaning, Ruff for style. */
export class PythonLanguage implements LanguageService {
  constructor(
    readonly pyright: Switching,
    readonly ruff: RuffLanguage,
  ) {}

  open(document: TextDocument): void {
    this.pyright.open(document);
    this.ruff.open(document);
  }

  close(uri: string): void {
    this.pyright.close(uri);
    this.ruff.close(uri);
  }

  onDiagnostics(listener: (found: Diagnostics) => void): monaco.IDisposable {
    const both = [
      this.pyright.onDiagnostics(listener),
      this.ruff.onDiagnostics((found) => listener(this.withoutDoubles(found))),
    ];
    return { dispose: () => both.forEach((one) => void one.dispose()) };
  }

  completion(
    document: TextModel,
    position: monaco.IPosition,
    context: monaco.languages.CompletionContext,
    token: Cancellation,
  ) {
    return this.pyright.completion(document, position, context, token);
  }

  resolveCompletion(item: monaco.languages.CompletionItem, token: Cancellation) {
    return this.pyright.resolveCompletion(item, token);
  }

  hover(document: TextModel, position: monaco.IPosition, token: Cancellation) {
    return this.pyright.hover(document, position, token);
  }

  signatureHelp(
    document: TextModel,
    position: monaco.IPosition,
    context: monaco.languages.SignatureHelpContext,
    token: Cancellation,
  ) {
    return this.pyright.signatureHelp(document, position, context, token);
  }

  definition(document: TextModel, position: monaco.IPosition, token: Cancellation) {
    return this.pyright.definition(document, position, token);
  }

  references(
    document: TextModel,
    position: monaco.IPosition,
    withDeclaration: boolean,
    token: Cancellation,
  ) {
    return this.pyright.references(document, position, withDeclaration, token);
  }

  highlights(document: TextModel, position: monaco.IPosition, token: Cancellation) {
    return this.pyright.highlights(document, position, token);
  }

  renameTarget(document: TextModel, position: monaco.IPosition, token: Cancellation) {
    return this.pyright.renameTarget(document, position, token);
  }

  rename(document: TextModel, position: monaco.IPosition, name: string, token: Cancellation) {
    return this.pyright.rename(document, position, name, token);
  }

  symbols(document: TextModel, token: Cancellation) {
    return this.pyright.symbols(document, token);
  }

  semanticTokens(document: TextModel, token: Cancellation) {
    return this.pyright.semanticTokens(document, token);
  }

  async codeActions(
    document: TextModel,
    range: monaco.IRange,
    context: monaco.languages.CodeActionContext,
    token: Cancellation,
  ): Promise<readonly QuickFix[]> {
    const style = this.ruff.fixes(document, range, context.markers);
    const meaning = await this.pyright.codeActions(document, range, context, token);
    return [...style, ...(meaning ?? [])];
  }

  formatting(document: TextModel) {
    return this.ruff.formatted(document.getValue());
  }

  source(uri: string) {
    return this.pyright.source(uri);
  }

  private withoutDoubles(found: Diagnostics): Diagnostics {
    return this.pyright.state.active === null
      ? found
      : { ...found, findings: found.findings.filter((finding) => !isSaidByPyright(finding)) };
  }
}
