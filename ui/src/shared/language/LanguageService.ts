import type * as monaco from 'monaco-editor/editor';

export type TextModel = monaco.editor.ITextModel;
export type Cancellation = monaco.CancellationToken;

/** A text that is open, as far as a language service needs it; every model of Monaco is one. */
export type TextDocument = Pick<
  TextModel,
  'getVersionId' | 'getValue' | 'getLanguageId' | 'isDisposed'
> & {
  readonly uri: { toString(): string };
  onDidChangeContent(listener: (change: TextChange) => void): monaco.IDisposable;
};

export type TextChange = Pick<
  monaco.editor.IModelContentChangedEvent,
  'versionId' | 'isFlush' | 'isEolChange' | 'changes'
>;

/** Something wrong in a text. */
export type Finding = Omit<monaco.editor.IMarkerData, 'code'> & {
  readonly source: string;
  readonly code?: string;
  /** Address of an explanation of the code. */
  readonly help?: string;
};

/** All that one checker says of a text; it replaces what the checker said before. */
export interface Diagnostics {
  readonly checker: 'pyright' | 'ruff';
  readonly uri: string;
  /** Of the text that was looked at; absent where the service does not tell. */
  readonly version?: number;
  readonly findings: readonly Finding[];
}

export interface Place {
  readonly uri: string;
  readonly range: monaco.IRange;
}

/** Replacements in one text. */
export interface TextEdits {
  readonly uri: string;
  readonly edits: readonly monaco.languages.TextEdit[];
}

export interface QuickFix {
  readonly title: string;
  readonly kind: string;
  readonly preferred: boolean;
  readonly changes: readonly TextEdits[];
  /** Those of the markers asked about that it repairs. */
  readonly markers: readonly monaco.editor.IMarkerData[];
}

/** The service ended before it answered; another one may know. */
export class ServiceOver extends Error {}

/** Encoded as the protocol does, with the names that its numbers stand for. */
export interface SemanticTokens {
  readonly types: readonly string[];
  readonly modifiers: readonly string[];
  readonly data: readonly number[];
}

export interface RenameTarget {
  readonly range: monaco.IRange;
  readonly text: string;
}

export interface Refusal {
  readonly refused: string;
}

/**
 * What knows Python. Answers are null where there is nothing to say, the service cannot do it, or
 * the question was cancelled. They reject with `ServiceOver` only, when the service ended first.
 */
export interface LanguageService {
  /** Whether it can tell what names mean, which `semanticTokens` asks. */
  readonly knowsTokens: boolean;
  /** Follows the text until it is closed. */
  open(document: TextDocument): void;
  close(uri: string): void;
  onDiagnostics(listener: (found: Diagnostics) => void): monaco.IDisposable;

  completion(
    document: TextModel,
    position: monaco.IPosition,
    context: monaco.languages.CompletionContext,
    token: Cancellation,
  ): Promise<monaco.languages.CompletionList | null>;
  resolveCompletion(
    item: monaco.languages.CompletionItem,
    token: Cancellation,
  ): Promise<monaco.languages.CompletionItem>;
  hover(
    document: TextModel,
    position: monaco.IPosition,
    token: Cancellation,
  ): Promise<monaco.languages.Hover | null>;
  signatureHelp(
    document: TextModel,
    position: monaco.IPosition,
    context: monaco.languages.SignatureHelpContext,
    token: Cancellation,
  ): Promise<monaco.languages.SignatureHelp | null>;
  definition(
    document: TextModel,
    position: monaco.IPosition,
    token: Cancellation,
  ): Promise<readonly Place[] | null>;
  references(
    document: TextModel,
    position: monaco.IPosition,
    withDeclaration: boolean,
    token: Cancellation,
  ): Promise<readonly Place[] | null>;
  highlights(
    document: TextModel,
    position: monaco.IPosition,
    token: Cancellation,
  ): Promise<readonly monaco.languages.DocumentHighlight[] | null>;
  renameTarget(
    document: TextModel,
    position: monaco.IPosition,
    token: Cancellation,
  ): Promise<RenameTarget | Refusal | null>;
  rename(
    document: TextModel,
    position: monaco.IPosition,
    name: string,
    token: Cancellation,
  ): Promise<readonly TextEdits[] | Refusal | null>;
  symbols(
    document: TextModel,
    token: Cancellation,
  ): Promise<monaco.languages.DocumentSymbol[] | null>;
  semanticTokens(document: TextModel, token: Cancellation): Promise<SemanticTokens | null>;
  codeActions(
    document: TextModel,
    range: monaco.IRange,
    context: monaco.languages.CodeActionContext,
    token: Cancellation,
  ): Promise<readonly QuickFix[] | null>;
  /** The whole text as it should be written. */
  formatting(document: TextModel, token: Cancellation): Promise<string | Refusal | null>;
  /** Text of a file that is not of the workspace, such as of the standard library. */
  source(uri: string): Promise<string | null>;
}
