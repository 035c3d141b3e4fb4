import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './code.module.css';
import { commonOptions, monaco } from './monaco.ts';

/** Two texts side by side; in line where there is little room. */
export default function CodeDiff({
  before,
  after,
  beforeLabel,
  afterLabel,
}: {
  before: string;
  after: string;
  beforeLabel: string;
  afterLabel: string;
}) {
  const host = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');

  useEffect(() => {
    if (host.current === null) {
      return undefined;
    }
    const original = monaco.editor.createModel(before, 'python');
    const modified = monaco.editor.createModel(after, 'python');
    const editor = monaco.editor.createDiffEditor(host.current, {
      ...commonOptions,
      readOnly: true,
      originalEditable: false,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: true,
      renderSideBySideInlineBreakpoint: 700,
      hideUnchangedRegions: { enabled: true, contextLineCount: 4, minimumLineCount: 4 },
      renderOverviewRuler: false,
      ignoreTrimWhitespace: false,
      renderGutterMenu: false,
    });
    editor.setModel({ original, modified });
    editor.getOriginalEditor().updateOptions({ ariaLabel: beforeLabel });
    editor.getModifiedEditor().updateOptions({ ariaLabel: afterLabel });
    return () => {
      editor.dispose();
      original.dispose();
      modified.dispose();
    };
  }, [before, after, beforeLabel, afterLabel]);

  useEffect(() => {
    monaco.editor.setTheme(scheme === 'dark' ? 'ved-dark' : 'ved-light');
  }, [scheme]);

  return <div ref={host} className={classes.host} />;
}
