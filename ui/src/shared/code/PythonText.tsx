import { Editor } from '@monaco-editor/react';
import { type monaco, useCodeTheme } from './monaco.ts';

/** Monaco with a Python text to begin with; what happens to it goes through `onOpened`. */
export function PythonText({
  text,
  options,
  className = '',
  onOpened,
}: {
  text: string;
  options: monaco.editor.IStandaloneEditorConstructionOptions;
  className?: string;
  onOpened: (editor: monaco.editor.IStandaloneCodeEditor) => void;
}) {
  return (
    <Editor
      className={`code-host ${className}`}
      defaultValue={text}
      defaultLanguage="python"
      theme={useCodeTheme()}
      options={options}
      loading={null}
      saveViewState={false}
      onMount={onOpened}
    />
  );
}
