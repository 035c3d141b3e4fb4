import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { LibraryView } from '../language/editor/LibraryView.tsx';
import { formatted } from '../language/editor/setup.ts';
import { useLanguage } from '../language/useLanguage.ts';
import { usePreference } from '../preferences/preferences.ts';
import { focusUnlessAsked, readingOf } from './codeReading.ts';
import type { CodeLines, CodeReading } from './codeTypes.ts';
import { addEditorKeys } from './editorKeys.ts';
import { lineEdits } from './lineEdits.ts';
import { monaco, useCommonOptions } from './monaco.ts';
import { PythonText } from './PythonText.tsx';
import { markProblems } from './problems.ts';
import { offerSnippets } from './snippetCompletion.ts';
import { useVim } from './useVim.ts';

/** How a text came to change. */
export type ChangeKind = 'edit' | 'undo' | 'redo';

/** What the page can ask of an open editor. */
export interface CodeHandle extends CodeReading {
  text(): string;
  /** Numbers the states of the text: higher with each edit, lower again with undo. */
  state(): number;
  /** Replaces the text so that undo brings the old one back. */
  replace(text: string): void;
  /** Starts over with a text, forgetting the history. */
  reset(text: string): void;
  reveal(line: number, column?: number): void;
  mark(problems: readonly CodeProblem[]): void;
  /** As Ruff would write it; the text stays where Ruff cannot. Undo brings the old one back. */
  format(): Promise<void>;
  focus(): void;
}

export interface CodeProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** Behind the last character; without it the end of the line. */
  readonly endColumn?: number;
  /** An error when not given. */
  readonly severity?: 'error' | 'warning';
}

export interface CodeEditorProps {
  /** The text to begin with; later ones go through the handle. */
  initialText: string;
  /** Names the text for language services: `file:///workspace/<name>.py`. */
  name: string;
  readOnly: boolean;
  readOnlyMessage: string;
  label: string;
  placeholder?: string;
  onReady: (handle: CodeHandle | null) => void;
  onChange: (kind: ChangeKind, stateBefore: number) => void;
  onSave: () => void;
  onRun: () => void;
  /** Copies the address of a line; in the menu of the text, where it is given. */
  onCopyLink?: (line: number) => void;
  /** Rewrites what is selected, or the line of the cursor; in the menu, where it is given. */
  onRewrite?: (lines: CodeLines) => void;
}

/** Monaco for one Python text. */
export default function CodeEditor(props: CodeEditorProps) {
  const { readOnly, readOnlyMessage, label, placeholder } = props;
  const latest = useRef(props);
  latest.current = props;
  const common = useCommonOptions();
  const [minimap] = usePreference('minimap');
  const [opened, setOpened] = useState<monaco.editor.IStandaloneCodeEditor | null>(null);
  const [vimStatus, setVimStatus] = useState<HTMLElement | null>(null);
  const model = opened?.getModel() ?? null;
  useLanguage(model);
  // The editor keeps them for the address, which another text may have next.
  useEffect(() => (model === null ? undefined : () => markProblems(model, [])), [model]);
  const vim = useVim(opened, vimStatus, () => latest.current.onSave());

  const options = useMemo(
    () => ({
      ...common,
      minimap: { enabled: minimap, renderCharacters: false },
      readOnly,
      readOnlyMessage: { value: readOnlyMessage },
      ariaLabel: label,
      rulers: [],
      ...(placeholder === undefined ? {} : { placeholder }),
    }),
    [common, minimap, readOnly, readOnlyMessage, label, placeholder],
  );

  const onMount = useCallback((editor: monaco.editor.IStandaloneCodeEditor) => {
    const model = editor.getModel();
    if (model === null) {
      return;
    }
    // It was created hidden, and has to know its size to reveal a line.
    editor.layout();
    let state = model.getAlternativeVersionId();
    // That of the editor comes before undo has given the text its old number back.
    model.onDidChangeContent((event) => {
      monaco.editor.setModelMarkers(model, 'ved', []);
      const before = state;
      state = model.getAlternativeVersionId();
      latest.current.onChange(event.isUndoing ? 'undo' : event.isRedoing ? 'redo' : 'edit', before);
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
    if (latest.current.onCopyLink !== undefined) {
      editor.addAction({
        id: 'ved.copyLink',
        label: 'Copy a Link to This Line',
        contextMenuGroupId: '9_cutcopypaste',
        contextMenuOrder: 9,
        run: () => latest.current.onCopyLink?.(editor.getPosition()?.lineNumber ?? 1),
      });
    }
    if (latest.current.onRewrite !== undefined) {
      editor.addAction({
        id: 'ved.rewrite',
        label: 'Rewrite with the Assistant',
        keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyI],
        contextMenuGroupId: '1_modification',
        contextMenuOrder: 9,
        run: () => {
          const line = editor.getPosition()?.lineNumber ?? 1;
          const lines = readingOf(editor, model).selectedLines() ?? { first: line, last: line };
          latest.current.onRewrite?.(lines);
        },
      });
    }
    addEditorKeys(editor);
    offerSnippets();
    setOpened(editor);
    latest.current.onReady(handleOf(editor, model));
  }, []);

  // Before the editor below is disposed: effects are taken back from the outside in.
  useEffect(() => () => latest.current.onReady(null), []);

  return (
    <div className="code-frame">
      <PythonText
        text={props.initialText}
        path={`file:///workspace/${props.name}.py`}
        options={options}
        onOpened={onMount}
      />
      {opened !== null && <LibraryView editor={opened} />}
      {vim && (
        <div
          ref={setVimStatus}
          className="vim-status"
          // Where vim asks for a command it gives the field no name.
          onFocusCapture={({ target }) => target.setAttribute('aria-label', 'Command of vim')}
        />
      )}
    </div>
  );
}

function handleOf(
  editor: monaco.editor.IStandaloneCodeEditor,
  model: monaco.editor.ITextModel,
): CodeHandle {
  function replace(text: string): void {
    editor.pushUndoStop();
    const eol = /\r\n/.test(text)
      ? monaco.editor.EndOfLineSequence.CRLF
      : monaco.editor.EndOfLineSequence.LF;
    if (eol !== model.getEndOfLineSequence()) {
      model.pushEOL(eol);
    }
    editor.executeEdits('ved', lineEdits(model, text));
    editor.pushUndoStop();
  }

  return {
    ...readingOf(editor, model),
    text: () => model.getValue(monaco.editor.EndOfLinePreference.TextDefined, true),
    state: () => model.getAlternativeVersionId(),
    replace,
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
      focusUnlessAsked(editor);
    },
    mark: (problems) => markProblems(model, problems),
    async format() {
      const version = model.getVersionId();
      const text = await formatted(model);
      if (text !== null && model.getVersionId() === version) {
        replace(text);
      }
    },
    focus: () => editor.focus(),
  };
}
