import { DiffEditor } from '@monaco-editor/react';
import { commonOptions, type monaco, useCodeTheme } from './monaco.ts';

/** Two texts side by side; in line where that is wished, or where there is little room. */
export default function CodeDiff({
  before,
  after,
  beforeLabel,
  afterLabel,
  inline = false,
}: {
  before: string;
  after: string;
  beforeLabel: string;
  afterLabel: string;
  inline?: boolean;
}) {
  return (
    <DiffEditor
      // Other texts begin at their first difference, with nothing unfolded.
      key={JSON.stringify([before, after, beforeLabel, afterLabel, inline])}
      className="code-host"
      original={before}
      modified={after}
      language="python"
      theme={useCodeTheme()}
      loading={null}
      options={inline ? inlineOptions : options}
      keepCurrentOriginalModel
      keepCurrentModifiedModel
      onMount={(editor) => {
        editor.getOriginalEditor().updateOptions({ ariaLabel: beforeLabel });
        editor.getModifiedEditor().updateOptions({ ariaLabel: afterLabel });
        disposeModelsLast(editor);
      }}
    />
  );
}

const options = {
  ...commonOptions,
  readOnly: true,
  originalEditable: false,
  renderSideBySide: true,
  useInlineViewWhenSpaceIsLimited: true,
  renderSideBySideInlineBreakpoint: 500,
  hideUnchangedRegions: { enabled: true, contextLineCount: 4, minimumLineCount: 4 },
  renderOverviewRuler: false,
  ignoreTrimWhitespace: false,
  renderGutterMenu: false,
} as const satisfies monaco.editor.IDiffEditorConstructionOptions;

const inlineOptions = { ...options, renderSideBySide: false } as const;

/** The component would dispose the models while the editor still holds them, which is an error. */
function disposeModelsLast(editor: monaco.editor.IStandaloneDiffEditor): void {
  const model = editor.getModel();
  editor.onDidDispose(() => {
    editor.setModel(null);
    model?.original.dispose();
    model?.modified.dispose();
  });
}
