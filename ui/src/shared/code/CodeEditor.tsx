import { Editor } from '@monaco-editor/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { commonOptions, monaco, useCodeTheme } from './monaco.ts';

/** What the page can ask of an open editor. */
export interface CodeHandle {
  text(): string;
  /** Replaces the text so that undo brings the old one back. */
  replace(text: string): void;
  /** Starts over with a text, forgetting the history. */
  reset(text: string): void;
  reveal(line: number, column?: number): void;
  mark(problems: readonly CodeProblem[]): void;
  focus(): void;
}

export interface CodeProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface CodeEditorProps {
  /** The text to begin with; later ones go through the handle. */
  initialText: string;
  readOnly: boolean;
  readOnlyMessage: string;
  label: string;
  placeholder?: string;
  onReady: (handle: CodeHandle | null) => void;
  onChange: () => void;
  onSave: () => void;
  onRun: () => void;
}

/** Monaco for one Python text. */
export default function CodeEditor(props: CodeEditorProps) {
  const { readOnly, readOnlyMessage, label, placeholder } = props;
  const latest = useRef(props);
  latest.current = props;
  const theme = useCodeTheme();

  const options = useMemo(
    () => ({
      ...commonOptions,
      readOnly,
      readOnlyMessage: { value: readOnlyMessage },
      ariaLabel: label,
      rulers: [],
      ...(placeholder === undefined ? {} : { placeholder }),
    }),
    [readOnly, readOnlyMessage, label, placeholder],
  );

  const opened = useCallback((editor: monaco.editor.IStandaloneCodeEditor) => {
    const model = editor.getModel();
    if (model === null) {
      return;
    }
    // It was created hidden, and has to know its size to reveal a line.
    editor.layout();
    editor.onDidChangeModelContent(() => {
      monaco.editor.setModelMarkers(model, 'ved', []);
      latest.current.onChange();
    });
    editor.addAction({
      id: 'ved.save',
      label: 'Save',
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS],
      run: () => latest.current.onSave(),
    });
    editor.addAction({
      id: 'ved.run',
      label: 'Run',
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
      run: () => latest.current.onRun(),
    });
    latest.current.onReady(handleOf(editor, model));
  }, []);

  // Before the editor below is disposed: effects are taken back from the outside in.
  useEffect(() => () => latest.current.onReady(null), []);

  return (
    <Editor
      className="code-host"
      defaultValue={props.initialText}
      defaultLanguage="python"
      theme={theme}
      options={options}
      loading={null}
      saveViewState={false}
      onMount={opened}
    />
  );
}

function handleOf(
  editor: monaco.editor.IStandaloneCodeEditor,
  model: monaco.editor.ITextModel,
): CodeHandle {
  return {
    text: () => model.getValue(monaco.editor.EndOfLinePreference.TextDefined, true),
    replace(text) {
      editor.pushUndoStop();
      editor.executeEdits('ved', [
        { range: model.getFullModelRange(), text, forceMoveMarkers: true },
      ]);
      editor.pushUndoStop();
    },
    reset(text) {
      const view = editor.saveViewState();
      model.setValue(text);
      if (view !== null) {
        editor.restoreViewState(view);
      }
    },
    reveal(line, column = 1) {
      editor.setPosition({ lineNumber: line, column });
      editor.revealPositionInCenter({ lineNumber: line, column });
      editor.focus();
    },
    mark(problems) {
      monaco.editor.setModelMarkers(
        model,
        'ved',
        problems.map((problem) => ({
          severity: monaco.MarkerSeverity.Error,
          message: problem.message,
          startLineNumber: problem.line,
          startColumn: problem.column,
          endLineNumber: problem.line,
          endColumn: Math.max(
            problem.column + 1,
            model.getLineMaxColumn(Math.min(problem.line, model.getLineCount())),
          ),
        })),
      );
    },
    focus: () => editor.focus(),
  };
}
