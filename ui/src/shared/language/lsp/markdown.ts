import type * as monaco from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-protocol';

type Content = string | lsp.MarkupContent | lsp.MarkedString | lsp.MarkedString[];

/** Markdown of a language server: its HTML is shown as text, and nothing is fetched for it. */
export function toMarkdown(content: Content | null | undefined): monaco.IMarkdownString[] {
  if (content === null || content === undefined) {
    return [];
  }
  return (Array.isArray(content) ? content : [content])
    .map(textOf)
    .filter((text) => text !== '')
    .map((text) => ({ value: text, isTrusted: false, supportHtml: false }));
}

export function firstMarkdown(
  content: Content | null | undefined,
): { documentation: monaco.IMarkdownString } | Record<string, never> {
  const documentation = toMarkdown(content)[0];
  return documentation === undefined ? {} : { documentation };
}

function textOf(content: lsp.MarkupContent | lsp.MarkedString): string {
  if (typeof content === 'string') {
    return withoutImages(content);
  }
  if ('kind' in content) {
    return content.kind === 'plaintext' ? escaped(content.value) : withoutImages(content.value);
  }
  return `\`\`\`${content.language}\n${content.value}\n\`\`\``;
}

/** Only what an image is called is left. */
export function withoutImages(markdown: string): string {
  return markdown
    .split(/(^```[\s\S]*?^```[ \t]*$)/m)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
            .replace(/!\[([^\]]*)\](\[[^\]]*\])?/g, '$1'),
    )
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, '\\$&').replace(/\n/g, '  \n');
}
