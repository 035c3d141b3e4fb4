import { monaco } from './monaco.ts';
import { snippets } from './snippets.ts';

let offered = false;

/** Offers the snippets where a statement begins, in every Python text of the page. */
export function offerSnippets(): void {
  if (offered) {
    return;
  }
  offered = true;
  monaco.languages.registerCompletionItemProvider('python', {
    provideCompletionItems(model, position) {
      const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1);
      if (!/^\s*\w*$/.test(before)) {
        return { suggestions: [] };
      }
      const word = model.getWordUntilPosition(position);
      const range = new monaco.Range(
        position.lineNumber,
        word.startColumn,
        position.lineNumber,
        word.endColumn,
      );
      return {
        suggestions: snippets.map((snippet) => ({
          label: { label: snippet.prefix, description: snippet.label },
          kind: monaco.languages.CompletionItemKind.Snippet,
          insertText: snippet.body,
          insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
          documentation: snippet.explanation,
          // After what the language knows.
          sortText: `~${snippet.prefix}`,
          range,
        })),
      };
    },
  });
}
