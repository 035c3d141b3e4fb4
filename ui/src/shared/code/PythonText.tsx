import { Editor } from '@monaco-editor/react';
import { type monaco, useCodeTheme } from './monaco.ts';

/** Monaco with a Python text to begin with; what happens to it goes through `onOpened`. */
export function PythonText({
  text,
  path,
  options,
  className = '',
  onOpened,
}: {
  text: string;
  /** The name of the text for language services; without it nobody asks them. */
  path?: string;
  options: monaco.editor.IStandaloneEditorConstructionOptions;
  className?: string;
  onOpened: (editor: monaco.editor.IStandaloneCodeEditor) => void;
}) {
  return (
    <Editor
      className={`code-host ${className}`}
      wrapperProps={{ className: 'code-room' }}
      {...(path === undefined ? {} : { path })}
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
