import { symbolsOf } from '../language/editor/FollowedSymbols.ts';
import { fixableMarkers } from '../language/editor/setup.ts';
import { isDialogInFront } from '../ui/dialogInFront.ts';
import { codeSymbols } from './codeSymbols.ts';
import type { CodeLines, CodeMark, CodeReading, ProblemSeverity } from './codeTypes.ts';
import { monaco } from './monaco.ts';

const longestSelection = 200;

/** What panels beside the text want to know of it. */
export function readingOf(
  editor: monaco.editor.IStandaloneCodeEditor,
  model: monaco.editor.ITextModel,
): CodeReading {
  const known = symbolsOf(model);
  return {
    selection() {
      const selection = editor.getSelection();
      const text = selection === null ? '' : model.getValueInRange(selection);
      return /[\r\n]/.test(text) ? '' : text.slice(0, longestSelection);
    },
    selectedLines: () => linesOf(editor.getSelection()),
    onSelection: (listener) => disposing(editor.onDidChangeCursorSelection(listener)),
    select(line, column, endColumn) {
      const range = model.validateRange({
        startLineNumber: line,
        startColumn: column,
        endLineNumber: line,
        endColumn,
      });
      editor.setSelection(range);
      editor.revealRangeInCenter(range);
      focusUnlessAsked(editor);
    },
    cursor() {
      const at = editor.getPosition();
      return { line: at?.lineNumber ?? 1, column: at?.column ?? 1 };
    },
    onCursor: (listener) =>
      disposing(
        editor.onDidChangeCursorPosition(({ position }) =>
          listener({ line: position.lineNumber, column: position.column }),
        ),
      ),
    marks: () => marksOf(monaco.editor.getModelMarkers({ resource: model.uri })),
    fixableMarks: async () => {
      const fixable = await fixableMarkers(model);
      const markers = monaco.editor.getModelMarkers({ resource: model.uri });
      return marksOf(markers.filter((marker) => fixable.has(marker)));
    },
    onMarks: (listener) =>
      disposing(
        monaco.editor.onDidChangeMarkers((changed) => {
          if (changed.some((uri) => uri.toString() === model.uri.toString())) {
            listener();
          }
        }),
      ),
    symbols() {
      const symbols = known.get();
      return symbols === null ? null : codeSymbols(symbols);
    },
    onSymbols: known.subscribe,
    insertSnippet(body) {
      editor.focus();
      editor.pushUndoStop();
      const snippets = editor.getContribution<SnippetController>('snippetController2');
      snippets?.insert(body);
      editor.pushUndoStop();
    },
    act(action) {
      editor.focus();
      editor.trigger('ved', action, null);
    },
  };
}

/** The cursor goes to a place also while somebody writes in a dialog, and the keys stay there. */
export function focusUnlessAsked(editor: monaco.editor.ICodeEditor): void {
  if (!isDialogInFront()) {
    editor.focus();
  }
}

/** Without the line that a selection only reaches the start of. */
function linesOf(selection: monaco.Selection | null): CodeLines | null {
  if (selection === null || selection.isEmpty()) {
    return null;
  }
  const { startLineNumber: first, endLineNumber, endColumn } = selection;
  return { first, last: endColumn === 1 ? Math.max(first, endLineNumber - 1) : endLineNumber };
}

/** As far as Monaco's own is used here; it has no public type. */
interface SnippetController extends monaco.editor.IEditorContribution {
  insert(body: string): void;
}

function disposing(subscription: monaco.IDisposable): () => void {
  return () => subscription.dispose();
}

function marksOf(markers: readonly monaco.editor.IMarker[]): readonly CodeMark[] {
  return markers
    .flatMap((marker) => {
      const severity = severityOf(marker.severity);
      return severity === null ? [] : [markOf(marker, severity)];
    })
    .sort((one, other) => one.line - other.line || one.column - other.column);
}

function markOf(marker: monaco.editor.IMarker, severity: ProblemSeverity): CodeMark {
  const { code } = marker;
  return {
    line: marker.startLineNumber,
    column: marker.startColumn,
    endLine: marker.endLineNumber,
    endColumn: marker.endColumn,
    severity,
    message: marker.message,
    source: marker.source ?? 'Ved',
    code: code === undefined ? '' : typeof code === 'string' ? code : code.value,
  };
}

/** Null for hints, which only grey out what is not used. */
function severityOf(severity: monaco.MarkerSeverity): ProblemSeverity | null {
  switch (severity) {
    case monaco.MarkerSeverity.Error:
      return 'error';
    case monaco.MarkerSeverity.Warning:
      return 'warning';
    case monaco.MarkerSeverity.Info:
      return 'info';
    case monaco.MarkerSeverity.Hint:
      return null;
  }
}
