import type { CodeProblem } from './CodeEditor.tsx';
import { monaco } from './monaco.ts';

/** Underlines what is wrong, as far as is told, else to the end of its line. */
export function markProblems(
  model: monaco.editor.ITextModel,
  problems: readonly CodeProblem[],
): void {
  monaco.editor.setModelMarkers(
    model,
    'ved',
    problems.map((problem) => ({
      severity:
        problem.severity === 'warning'
          ? monaco.MarkerSeverity.Warning
          : monaco.MarkerSeverity.Error,
      source: 'Ved',
      message: problem.message,
      startLineNumber: problem.line,
      startColumn: problem.column,
      endLineNumber: problem.line,
      endColumn: Math.max(
        problem.column + 1,
        problem.endColumn ?? model.getLineMaxColumn(Math.min(problem.line, model.getLineCount())),
      ),
    })),
  );
}
