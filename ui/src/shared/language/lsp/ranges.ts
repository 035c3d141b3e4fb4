import type * as monaco from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-protocol';

/** Monaco counts lines and columns from one, the protocol from zero; both in UTF-16 units. */
export function toRange({ start, end }: lsp.Range): monaco.IRange {
  return {
    startLineNumber: start.line + 1,
    startColumn: start.character + 1,
    endLineNumber: end.line + 1,
    endColumn: end.character + 1,
  };
}

export function fromRange(range: monaco.IRange): lsp.Range {
  return {
    start: { line: range.startLineNumber - 1, character: range.startColumn - 1 },
    end: { line: range.endLineNumber - 1, character: range.endColumn - 1 },
  };
}

export function fromPosition({ lineNumber, column }: monaco.IPosition): lsp.Position {
  return { line: lineNumber - 1, character: column - 1 };
}

export function touch(one: monaco.IRange, other: monaco.IRange): boolean {
  return !(isBefore(one, other) || isBefore(other, one));
}

function isBefore(one: monaco.IRange, other: monaco.IRange): boolean {
  return (
    one.endLineNumber < other.startLineNumber ||
    (one.endLineNumber === other.startLineNumber && one.endColumn < other.startColumn)
  );
}
