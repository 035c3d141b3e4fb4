import type * as monaco from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-protocol';
import type { Place, TextEdits } from '../LanguageService.ts';
import { firstMarkdown, toMarkdown } from './markdown.ts';
import { toRange } from './ranges.ts';

export function toHover(hover: lsp.Hover): monaco.languages.Hover {
  return {
    contents: toMarkdown(hover.contents),
    ...(hover.range === undefined ? {} : { range: toRange(hover.range) }),
  };
}

export function toSignatures(help: lsp.SignatureHelp): monaco.languages.SignatureHelp {
  return {
    activeSignature: help.activeSignature ?? 0,
    activeParameter: help.activeParameter ?? 0,
    signatures: help.signatures.map((signature) => ({
      label: signature.label,
      ...firstMarkdown(signature.documentation),
      parameters: (signature.parameters ?? []).map((parameter) => ({
        label: parameter.label,
        ...firstMarkdown(parameter.documentation),
      })),
      ...(typeof signature.activeParameter === 'number'
        ? { activeParameter: signature.activeParameter }
        : {}),
    })),
  };
}

export function toPlaces(
  answer: lsp.Location | lsp.Location[] | lsp.LocationLink[],
): readonly Place[] {
  return (Array.isArray(answer) ? answer : [answer]).map((one) =>
    'targetUri' in one
      ? { uri: one.targetUri, range: toRange(one.targetSelectionRange) }
      : { uri: one.uri, range: toRange(one.range) },
  );
}

export function toSymbol(symbol: lsp.DocumentSymbol): monaco.languages.DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail ?? '',
    // In the same order, counted from zero.
    kind: symbol.kind - 1,
    tags: [],
    range: toRange(symbol.range),
    selectionRange: toRange(symbol.selectionRange),
    ...(symbol.children === undefined ? {} : { children: symbol.children.map(toSymbol) }),
  };
}

/** Changes of texts; those that create, rename or delete files are left out. */
export function toEdits(edit: lsp.WorkspaceEdit): readonly TextEdits[] {
  const byName = Object.entries(edit.changes ?? {}).map(([uri, edits]) => ({ uri, edits }));
  const documents = (edit.documentChanges ?? []).flatMap((change) =>
    'textDocument' in change && 'edits' in change
      ? [{ uri: change.textDocument.uri, edits: change.edits }]
      : [],
  );
  return [...byName, ...documents].map(({ uri, edits }) => ({
    uri,
    edits: edits.flatMap((one) =>
      'newText' in one ? [{ range: toRange(one.range), text: one.newText }] : [],
    ),
  }));
}

export function contentChange(
  change: monaco.editor.IModelContentChange,
): lsp.TextDocumentContentChangeEvent {
  const { range } = change;
  return {
    range: {
      start: { line: range.startLineNumber - 1, character: range.startColumn - 1 },
      end: { line: range.endLineNumber - 1, character: range.endColumn - 1 },
    },
    text: change.text,
  };
}
