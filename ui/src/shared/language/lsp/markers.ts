import type * as monaco from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-protocol';
import type { Finding } from '../LanguageService.ts';
import { toRange } from './ranges.ts';

/** Severities as Monaco numbers them; the enumeration itself is only there in a browser. */
export const severities = { hint: 1, info: 2, warning: 4, error: 8 } as const;

/** What a language server found, as the editor underlines it. */
export function toFinding(diagnostic: lsp.Diagnostic, source: string): Finding {
  const { code, codeDescription, tags } = diagnostic;
  const help = codeDescription?.href;
  return {
    ...toRange(diagnostic.range),
    severity: severityOf(diagnostic.severity),
    message: messageOf(diagnostic.message),
    source,
    ...(tags === undefined ? {} : { tags: tags as monaco.MarkerTag[] }),
    ...(code === undefined ? {} : { code: String(code) }),
    ...(help?.startsWith('https://') ? { help } : {}),
  };
}

function severityOf(severity: lsp.DiagnosticSeverity | undefined): monaco.MarkerSeverity {
  switch (severity) {
    case 2:
      return severities.warning;
    case 3:
      return severities.info;
    case 4:
      return severities.hint;
    default:
      return severities.error;
  }
}

function messageOf(message: string | lsp.MarkupContent): string {
  return typeof message === 'string' ? message : message.value;
}
