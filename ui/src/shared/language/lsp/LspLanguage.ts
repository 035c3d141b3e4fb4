import type * as monaco from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-protocol';
import type {
  Cancellation,
  Diagnostics,
  LanguageService,
  Place,
  QuickFix,
  Refusal,
  RenameTarget,
  SemanticTokens,
  TextDocument,
  TextEdits,
  TextModel,
} from '../LanguageService.ts';
import { toEdits, toHover, toPlaces, toSignatures, toSymbol } from './answers.ts';
import { type LspCompletion, moreOf, toCompletions } from './completions.ts';
import type { LspSession } from './LspSession.ts';
import { toFinding } from './markers.ts';
import { fromPosition, fromRange, toRange, touch } from './ranges.ts';

/** A language server as the editor asks it, for as long as its session lasts. */
export class LspLanguage implements LanguageService {
  private readonly found = new Map<string, readonly lsp.Diagnostic[]>();
  private readonly listeners = new Set<(found: Diagnostics) => void>();

  constructor(
    readonly session: LspSession,
    private readonly origin: string,
  ) {
    session.listen((params) => this.publish(params));
  }

  get knowsTokens(): boolean {
    return this.session.capabilities.semanticTokensProvider !== undefined;
  }

  open(document: TextDocument): void {
    this.session.open(document);
  }

  close(uri: string): void {
    this.session.close(uri);
    this.found.delete(uri);
  }

  onDiagnostics(listener: (found: Diagnostics) => void): monaco.IDisposable {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  async completion(
    document: TextModel,
    position: monaco.IPosition,
    context: monaco.languages.CompletionContext,
    token: Cancellation,
  ) {
    const word = document.getWordUntilPosition(position);
    const answer = await this.session.request<lsp.CompletionList | lsp.CompletionItem[]>(
      'textDocument/completion',
      {
        ...at(document, position),
        context: {
          triggerKind: context.triggerKind + 1,
          ...(context.triggerCharacter === undefined
            ? {}
            : { triggerCharacter: context.triggerCharacter }),
        },
      },
      token,
    );
    const range = {
      startLineNumber: position.lineNumber,
      startColumn: word.startColumn,
      endLineNumber: position.lineNumber,
      endColumn: position.column,
    };
    return answer === null ? null : toCompletions(answer, range);
  }

  async resolveCompletion(completion: LspCompletion, token: Cancellation) {
    const answer =
      completion.item === undefined
        ? null
        : await this.session.request<lsp.CompletionItem>(
            'completionItem/resolve',
            completion.item,
            token,
          );
    return answer === null ? completion : { ...completion, ...moreOf(answer) };
  }

  async hover(document: TextModel, position: monaco.IPosition, token: Cancellation) {
    const answer = await this.session.request<lsp.Hover>(
      'textDocument/hover',
      at(document, position),
      token,
    );
    return answer === null ? null : toHover(answer);
  }

  async signatureHelp(
    document: TextModel,
    position: monaco.IPosition,
    { triggerKind, triggerCharacter, isRetrigger }: monaco.languages.SignatureHelpContext,
    token: Cancellation,
  ) {
    const answer = await this.session.request<lsp.SignatureHelp>(
      'textDocument/signatureHelp',
      {
        ...at(document, position),
        context: {
          triggerKind,
          isRetrigger,
          ...(triggerCharacter === undefined ? {} : { triggerCharacter }),
        },
      },
      token,
    );
    return answer === null || answer.signatures.length === 0 ? null : toSignatures(answer);
  }

  async definition(
    document: TextModel,
    position: monaco.IPosition,
    token: Cancellation,
  ): Promise<readonly Place[] | null> {
    const answer = await this.session.request<lsp.Location | lsp.Location[]>(
      'textDocument/definition',
      at(document, position),
      token,
    );
    return answer === null ? null : toPlaces(answer);
  }

  async references(
    document: TextModel,
    position: monaco.IPosition,
    includeDeclaration: boolean,
    token: Cancellation,
  ): Promise<readonly Place[] | null> {
    const answer = await this.session.request<lsp.Location[]>(
      'textDocument/references',
      { ...at(document, position), context: { includeDeclaration } },
      token,
    );
    return answer === null ? null : toPlaces(answer);
  }

  async highlights(document: TextModel, position: monaco.IPosition, token: Cancellation) {
    const answer = await this.session.request<lsp.DocumentHighlight[]>(
      'textDocument/documentHighlight',
      at(document, position),
      token,
    );
    return (
      answer?.map(({ range, kind }) => ({ range: toRange(range), kind: (kind ?? 1) - 1 })) ?? null
    );
  }

  async renameTarget(
    document: TextModel,
    position: monaco.IPosition,
    token: Cancellation,
  ): Promise<RenameTarget | Refusal | null> {
    const answer = await this.session.request<lsp.PrepareRenameResult>(
      'textDocument/prepareRename',
      at(document, position),
      token,
    );
    if (answer === null || 'defaultBehavior' in answer) {
      return null;
    }
    const range = toRange('range' in answer ? answer.range : answer);
    return { range, text: document.getValueInRange(range) };
  }

  async rename(
    document: TextModel,
    position: monaco.IPosition,
    newName: string,
    token: Cancellation,
  ): Promise<readonly TextEdits[] | null> {
    const answer = await this.session.request<lsp.WorkspaceEdit>(
      'textDocument/rename',
      { ...at(document, position), newName },
      token,
    );
    return answer === null ? null : toEdits(answer);
  }

  async symbols(document: TextModel, token: Cancellation) {
    const answer = await this.session.request<lsp.DocumentSymbol[]>(
      'textDocument/documentSymbol',
      of(document),
      token,
    );
    return answer?.map(toSymbol) ?? null;
  }

  async semanticTokens(document: TextModel, token: Cancellation): Promise<SemanticTokens | null> {
    const legend = this.session.capabilities.semanticTokensProvider?.legend;
    if (legend === undefined) {
      return null;
    }
    const answer = await this.session.request<lsp.SemanticTokens>(
      'textDocument/semanticTokens/full',
      of(document),
      token,
    );
    return answer === null
      ? null
      : { types: legend.tokenTypes, modifiers: legend.tokenModifiers, data: answer.data };
  }

  async codeActions(
    document: TextModel,
    range: monaco.IRange,
    { markers, only }: monaco.languages.CodeActionContext,
    token: Cancellation,
  ): Promise<readonly QuickFix[] | null> {
    const diagnostics = (this.found.get(document.uri.toString()) ?? []).filter((diagnostic) =>
      touch(toRange(diagnostic.range), range),
    );
    const answer = await this.session.request<(lsp.CodeAction | lsp.Command)[]>(
      'textDocument/codeAction',
      {
        ...of(document),
        range: fromRange(range),
        context: { diagnostics, ...(only === undefined ? {} : { only: [only] }) },
      },
      token,
    );
    return (answer ?? []).flatMap((action) => {
      // Commands would run in the server; nothing of it is needed here.
      if (!('edit' in action) || action.edit === undefined) {
        return [];
      }
      const repaired = (action.diagnostics ?? []).map(({ range }) => toRange(range));
      return [
        {
          title: action.title,
          kind: action.kind ?? 'quickfix',
          preferred: action.isPreferred ?? false,
          changes: toEdits(action.edit),
          markers: markers.filter(
            (marker) => marker.source === this.origin && repaired.some((one) => touch(one, marker)),
          ),
        },
      ];
    });
  }

  /** Pyright does not format. */
  async formatting(): Promise<null> {
    return null;
  }

  async source(uri: string): Promise<string | null> {
    const answer = await this.session.request<{ text: string }>('ved/source', { uri });
    return answer?.text ?? null;
  }

  private publish({ uri, version, diagnostics }: lsp.PublishDiagnosticsParams): void {
    if (!this.session.follows(uri)) {
      return;
    }
    this.found.set(uri, diagnostics);
    const findings = diagnostics.map((one) => toFinding(one, this.origin));
    for (const listener of this.listeners) {
      listener({
        checker: 'pyright',
        uri,
        findings,
        ...(version === undefined ? {} : { version }),
      });
    }
  }
}

function of(document: TextModel) {
  return { textDocument: { uri: document.uri.toString() } };
}

function at(document: TextModel, position: monaco.IPosition) {
  return { ...of(document), position: fromPosition(position) };
}
