import type { Diagnostic } from '@astral-sh/ruff-wasm-web';
import type * as monaco from 'monaco-editor/editor';
import type { Finding, QuickFix } from '../LanguageService.ts';
import { severities } from '../lsp/markers.ts';
import { touch } from '../lsp/ranges.ts';

const syntax = 'invalid-syntax';
/** What Pyright says as well, and better. */
const saidByPyright = new Set([syntax, 'F821']);
const unnecessary = 1;
const deprecated = 2;

export function isSaidByPyright({ code }: Finding): boolean {
  return code !== undefined && saidByPyright.has(code);
}

export function toFinding(diagnostic: Diagnostic): Finding {
  const code = diagnostic.code ?? syntax;
  return {
    ...rangeOf(diagnostic.start_location, diagnostic.end_location),
    severity: code === syntax ? severities.error : severities.warning,
    message: diagnostic.message,
    source: 'Ruff',
    code,
    ...(code === syntax ? {} : { help: `https://docs.astral.sh/ruff/rules/${code}` }),
    tags: diagnostic.tags.map((tag) => (tag === 'unnecessary' ? unnecessary : deprecated)),
  };
}

/** The repairs of what is found in a range. */
export function fixesIn(
  uri: string,
  diagnostics: readonly Diagnostic[],
  range: monaco.IRange,
  markers: readonly monaco.editor.IMarkerData[],
): readonly QuickFix[] {
  return diagnostics.flatMap(({ fix, code, start_location, end_location }) => {
    const place = rangeOf(start_location, end_location);
    if (fix === null || !touch(place, range)) {
      return [];
    }
    return [
      {
        title: `${fix.message ?? 'Repair it'}${code === null ? '' : ` (${code})`}`,
        kind: 'quickfix',
        preferred: true,
        changes: [
          {
            uri,
            edits: fix.edits.map((edit) => ({
              range: rangeOf(edit.location, edit.end_location),
              text: edit.content ?? '',
            })),
          },
        ],
        markers: markers.filter((marker) => marker.source === 'Ruff' && touch(place, marker)),
      },
    ];
  });
}

interface Location {
  readonly row: number;
  readonly column: number;
}

function rangeOf(start: Location, end: Location): monaco.IRange {
  return {
    startLineNumber: start.row,
    startColumn: start.column,
    endLineNumber: end.row,
    endColumn: end.column,
  };
}
