import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CodeProblem } from './CodeEditor.tsx';
import { monaco, useCommonOptions } from './monaco.ts';
import { PythonText } from './PythonText.tsx';
import { markProblems } from './problems.ts';

/** A piece of the text with a meaning. */
export interface CodeRegion {
  readonly start: number;
  readonly end: number;
  readonly kind: 'open' | 'theirs' | 'mine' | 'other';
}

export interface CodeResultHandle {
  /** Replaces a piece so that undo brings it back. */
  replaceAt(offset: number, length: number, text: string): void;
  reveal(offset: number, focus: boolean): void;
}

/** Monaco for a text that is put together from pieces, each of which can be edited too. */
export default function CodeResult(props: {
  initialText: string;
  label: string;
  regions: readonly CodeRegion[];
  problem: CodeProblem | null;
  onReady: (handle: CodeResultHandle | null) => void;
  onEdit: (edits: { offset: number; length: number; text: string }[]) => void;
  onSave: () => void;
}) {
  const { label, regions, problem } = props;
  const latest = useRef(props);
  latest.current = props;
  const [editor, setEditor] = useState<monaco.editor.IStandaloneCodeEditor | null>(null);
  const common = useCommonOptions();
  const options = useMemo(() => ({ ...common, ariaLabel: label }), [common, label]);

  const opened = useCallback((opening: monaco.editor.IStandaloneCodeEditor) => {
    const model = opening.getModel();
    if (model === null) {
      return;
    }
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    opening.onDidChangeModelContent((event) => {
      latest.current.onEdit(
        event.changes.map(({ rangeOffset, rangeLength, text }) => ({
          offset: rangeOffset,
          length: rangeLength,
          text: text.replace(/\r\n?/g, '\n'),
        })),
      );
    });
    opening.addAction({
      id: 'ved.save',
      label: 'Save',
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS],
      run: () => latest.current.onSave(),
    });
    setEditor(opening);
    latest.current.onReady(handleOf(opening, model));
  }, []);

  useEffect(() => () => latest.current.onReady(null), []);

  useEffect(() => {
    const model = editor?.getModel() ?? null;
    if (editor === null || model === null) {
      return undefined;
    }
    const decorations = editor.createDecorationsCollection(
      regions
        .filter(({ start, end }) => end > start)
        .map(({ start, end, kind }) => ({
          range: linesOf(model, start, end),
          options: {
            isWholeLine: true,
            className: `code-region-${kind}`,
            linesDecorationsClassName: `code-region-bar code-region-bar-${kind}`,
          },
        })),
    );
    return () => decorations.clear();
  }, [editor, regions]);

  useEffect(() => {
    const model = editor?.getModel() ?? null;
    if (editor !== null && model !== null) {
      markProblems(model, problem === null ? [] : [problem]);
      if (problem !== null) {
        editor.revealLineInCenter(problem.line);
      }
    }
  }, [editor, problem]);

  return <PythonText text={props.initialText} options={options} onOpened={opened} />;
}

/** The lines of a piece, without the one that begins where it ends. */
function linesOf(model: monaco.editor.ITextModel, start: number, end: number): monaco.Range {
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(Math.max(start, end - 1));
  return new monaco.Range(from.lineNumber, 1, to.lineNumber, 1);
}

function handleOf(
  editor: monaco.editor.IStandaloneCodeEditor,
  model: monaco.editor.ITextModel,
): CodeResultHandle {
  return {
    replaceAt(offset, length, text) {
      const range = monaco.Range.fromPositions(
        model.getPositionAt(offset),
        model.getPositionAt(offset + length),
      );
      editor.pushUndoStop();
      editor.executeEdits('ved', [{ range, text, forceMoveMarkers: true }]);
      editor.pushUndoStop();
    },
    reveal(offset, focus) {
      const position = model.getPositionAt(offset);
      editor.revealLineInCenter(position.lineNumber);
      if (focus) {
        editor.setPosition(position);
        editor.focus();
      }
    },
  };
}
