import { DiffEditor } from '@monaco-editor/react';
import { useMemo } from 'react';
import { type monaco, useCodeTheme, useCommonOptions } from './monaco.ts';

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
  const common = useCommonOptions();
  const options = useMemo(
    () => ({ ...common, ...ownOptions, renderSideBySide: !inline }),
    [common, inline],
  );
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
      options={options}
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

const ownOptions = {
  readOnly: true,
  originalEditable: false,
  useInlineViewWhenSpaceIsLimited: true,
  renderSideBySideInlineBreakpoint: 500,
  hideUnchangedRegions: { enabled: true, contextLineCount: 4, minimumLineCount: 4 },
  renderOverviewRuler: false,
  ignoreTrimWhitespace: false,
  renderGutterMenu: false,
} as const satisfies monaco.editor.IDiffEditorConstructionOptions;

/** The component would dispose the models while the editor still holds them, which is an error. */
function disposeModelsLast(editor: monaco.editor.IStandaloneDiffEditor): void {
  const model = editor.getModel();
  editor.onDidDispose(() => {
    editor.setModel(null);
    model?.original.dispose();
    model?.modified.dispose();
  });
}
