import type * as monaco from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-protocol';
import { firstMarkdown } from './markdown.ts';
import { toRange } from './ranges.ts';

/** An item that remembers what the server said, for more about it. */
export type LspCompletion = monaco.languages.CompletionItem & {
  readonly item?: lsp.CompletionItem;
};

/** Monaco's kinds in the order of the protocol's, which begin with 1 (text). */
const kinds = [
  18, 0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 15, 17, 28, 19, 20, 21, 23, 16, 14, 6, 10, 11, 24,
];

export function toCompletions(
  answer: lsp.CompletionList | lsp.CompletionItem[],
  word: monaco.IRange,
): monaco.languages.CompletionList {
  const list = Array.isArray(answer) ? { items: answer, isIncomplete: false } : answer;
  return {
    incomplete: list.isIncomplete,
    suggestions: list.items.map((item) => toCompletion(item, word)),
  };
}

function toCompletion(item: lsp.CompletionItem, word: monaco.IRange): LspCompletion {
  const { textEdit, labelDetails } = item;
  const completion: LspCompletion = {
    label: labelDetails === undefined ? item.label : { label: item.label, ...labelDetails },
    kind: kinds[(item.kind ?? 1) - 1] ?? 18,
    insertText: textEdit?.newText ?? item.insertText ?? item.label,
    range:
      textEdit === undefined
        ? word
        : 'range' in textEdit
          ? toRange(textEdit.range)
          : { insert: toRange(textEdit.insert), replace: toRange(textEdit.replace) },
    item,
    ...moreOf(item),
  };
  if (item.sortText !== undefined) {
    completion.sortText = item.sortText;
  }
  if (item.filterText !== undefined) {
    completion.filterText = item.filterText;
  }
  if (item.tags !== undefined) {
    completion.tags = item.tags as unknown as monaco.languages.CompletionItemTag[];
  }
  return completion;
}

/** What may come later, when an item is looked at. */
export function moreOf(item: lsp.CompletionItem): Partial<monaco.languages.CompletionItem> {
  return {
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...firstMarkdown(item.documentation),
    ...(item.additionalTextEdits === undefined
      ? {}
      : {
          additionalTextEdits: item.additionalTextEdits.map((edit) => ({
            range: toRange(edit.range),
            text: edit.newText,
          })),
        }),
  };
}
