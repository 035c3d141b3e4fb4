/** A place in a text; both count from 1, columns in UTF-16 units. */
export interface CodePlace {
  readonly line: number;
  readonly column: number;
}

/** Lines of a text, from 1, both included. */
export interface CodeLines {
  readonly first: number;
  readonly last: number;
}

export type ProblemSeverity = 'error' | 'warning' | 'info';

/** Something that a checker says about the text, as it stands now. */
export interface CodeMark extends CodePlace {
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: ProblemSeverity;
  readonly message: string;
  /** Who says it: Pyright, Ruff, Ved. */
  readonly source: string;
  /** The rule's own name, if there is one. */
  readonly code: string;
}

/** Two marks with the same one look the same. */
export function markKey(mark: CodeMark): string {
  return `${mark.line} ${mark.column} ${mark.source} ${mark.code} ${mark.message}`;
}

export type CodeSymbolKind = 'class' | 'function' | 'method' | 'variable';

/** Something that the text defines. */
export interface CodeSymbol {
  readonly name: string;
  readonly kind: CodeSymbolKind;
  /** Of its name. */
  readonly line: number;
  /** From its decorators on. */
  readonly firstLine: number;
  readonly endLine: number;
  /** In how many others it is. */
  readonly depth: number;
}

/** What panels beside the text want to know of it, without knowing the editor. */
export interface CodeReading {
  /** The selected text, cut to something that can be searched for. */
  selection(): string;
  /** The lines that something is selected on; null while nothing is. */
  selectedLines(): CodeLines | null;
  onSelection(listener: () => void): () => void;
  /** Selects a piece of a line, and shows it. */
  select(line: number, column: number, endColumn: number): void;
  cursor(): CodePlace;
  onCursor(listener: (place: CodePlace) => void): () => void;
  marks(): readonly CodeMark[];
  onMarks(listener: () => void): () => void;
  /** Those marks, as they stand now, that somebody knows how to repair. */
  fixableMarks(): Promise<readonly CodeMark[]>;
  /** What the text defines; null while nobody has looked at it. */
  symbols(): readonly CodeSymbol[] | null;
  onSymbols(listener: () => void): () => void;
  /** Inserts a snippet at the cursor, with its first placeholder selected. */
  insertSnippet(body: string): void;
  /** Lets the editor do something of its own, by the id of its action. */
  act(action: string): void;
}
