import type * as monaco from 'monaco-editor/editor';
import type {
  Cancellation,
  Diagnostics,
  LanguageService,
  QuickFix,
  TextDocument,
  TextModel,
} from './LanguageService.ts';
import { pyrightName } from './pyright/python.ts';
import { isSaidByPyright } from './ruff/findings.ts';
import type { RuffLanguage } from './ruff/RuffLanguage.ts';
import type { Switching } from './switching/Switching.ts';

/** Somebody asked for it; the enumeration itself is only there in a browser. */
export const invoked: monaco.languages.CodeActionTriggerType = 1;

/** What the editor asks: Pyright for meaning, Ruff for style. */
export class PythonLanguage implements LanguageService {
  readonly knowsTokens = true;

  constructor(
    private readonly pyright: Switching,
    private readonly ruff: RuffLanguage,
  ) {
    let alone = this.isRuffAlone;
    pyright.onState(() => {
      if (alone !== this.isRuffAlone) {
        alone = this.isRuffAlone;
        ruff.tellAgain();
      }
    });
  }

  private get isRuffAlone(): boolean {
    return this.pyright.state.active === null;
  }

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
    return this.pyright.ask(token, (side) => side.completion(document, position, context, token));
  }

  async resolveCompletion(item: monaco.languages.CompletionItem, token: Cancellation) {
    const more = await this.pyright.ask(token, (side) => side.resolveCompletion(item, token));
    return more ?? item;
  }

  hover(document: TextModel, position: monaco.IPosition, token: Cancellation) {
    return this.pyright.ask(token, (side) => side.hover(document, position, token));
  }

  signatureHelp(
    document: TextModel,
    position: monaco.IPosition,
    context: monaco.languages.SignatureHelpContext,
    token: Cancellation,
  ) {
    return this.pyright.ask(token, (side) =>
      side.signatureHelp(document, position, context, token),
    );
  }

  definition(document: TextModel, position: monaco.IPosition, token: Cancellation) {
    return this.pyright.ask(token, (side) => side.definition(document, position, token));
  }

  references(
    document: TextModel,
    position: monaco.IPosition,
    withDeclaration: boolean,
    token: Cancellation,
  ) {
    return this.pyright.ask(token, (side) =>
      side.references(document, position, withDeclaration, token),
    );
  }

  highlights(document: TextModel, position: monaco.IPosition, token: Cancellation) {
    return this.pyright.ask(token, (side) => side.highlights(document, position, token));
  }

  renameTarget(document: TextModel, position: monaco.IPosition, token: Cancellation) {
    return this.pyright.ask(token, (side) => side.renameTarget(document, position, token));
  }

  rename(document: TextModel, position: monaco.IPosition, name: string, token: Cancellation) {
    return this.pyright.ask(token, (side) => side.rename(document, position, name, token));
  }

  symbols(document: TextModel, token: Cancellation) {
    return this.pyright.ask(token, (side) => side.symbols(document, token));
  }

  semanticTokens(document: TextModel, token: Cancellation) {
    return this.pyright.askPainter((side) => side.semanticTokens(document, token));
  }

  async codeActions(
    document: TextModel,
    range: monaco.IRange,
    context: monaco.languages.CodeActionContext,
    token: Cancellation,
  ): Promise<readonly QuickFix[]> {
    const style = this.ruff.fixes(document, range, context.markers);
    // What Ruff can repair does not wait until Pyright has started. Unasked, Pyright repairs only
    // what it found: each question puts off its next check, and the lamp asks at every key.
    const isInvoked = context.trigger === invoked;
    const found = context.markers.some(({ source }) => source === pyrightName);
    const meaning =
      this.isRuffAlone || !(isInvoked || found)
        ? null
        : await this.pyright.ask(token, (side) =>
            side.codeActions(document, range, context, token),
          );
    return [...style, ...(meaning ?? [])];
  }

  formatting(document: TextModel) {
    return this.ruff.formatted(document.getValue());
  }

  source(uri: string) {
    return this.pyright.ask(null, (side) => side.source(uri));
  }

  private withoutDoubles(found: Diagnostics): Diagnostics {
    return this.isRuffAlone
      ? found
      : { ...found, findings: found.findings.filter((finding) => !isSaidByPyright(finding)) };
  }
}
