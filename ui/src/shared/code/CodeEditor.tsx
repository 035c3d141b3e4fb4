import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './code.module.css';
import { commonOptions, monaco } from './monaco.ts';

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
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(null);
  const latest = useRef(props);
  latest.current = props;
  const scheme = useComputedColorScheme('light');

  useEffect(() => {
    if (host.current === null) {
      return undefined;
    }
    const first = latest.current;
    const model = monaco.editor.createModel(first.initialText, 'python');
    const created = monaco.editor.create(host.current, {
      ...commonOptions,
      model,
      ariaLabel: first.label,
      rulers: [],
      ...(first.placeholder === undefined ? {} : { placeholder: first.placeholder }),
    });
    editor.current = created;
    created.onDidChangeModelContent(() => {
      monaco.editor.setModelMarkers(model, 'ved', []);
      latest.current.onChange();
    });
    created.addAction({
      id: 'ved.save',
      label: 'Save',
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS],
      run: () => latest.current.onSave(),
    });
    created.addAction({
      id: 'ved.run',
      label: 'Run',
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
      run: () => latest.current.onRun(),
    });
    first.onReady(handleOf(created, model));
    return () => {
      latest.current.onReady(null);
      created.dispose();
      model.dispose();
      editor.current = null;
    };
  }, []);

  useEffect(() => {
    monaco.editor.setTheme(scheme === 'dark' ? 'ved-dark' : 'ved-light');
  }, [scheme]);

  useEffect(() => {
    editor.current?.updateOptions({
      readOnly: props.readOnly,
      readOnlyMessage: { value: props.readOnlyMessage },
      ariaLabel: props.label,
    });
  }, [props.readOnly, props.readOnlyMessage, props.label]);

  return <div ref={host} className={classes.host} />;
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
