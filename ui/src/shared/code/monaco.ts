// Monaco from the bundle with Python alone; imported by the lazily loaded editors only.
import { useComputedColorScheme } from '@mantine/core';
import { loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor/editor';
import { useMemo } from 'react';
import 'monaco-editor/features/register.all';
// Not among all the features, but needed for names in the colour of their meaning.
import 'monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens';
import 'monaco-editor/languages/definitions/python/register';
import './pythonNames.ts';
import './quickFixMenu.ts';
import { usePreference } from '../preferences/preferences.ts';
import '../styles/monaco.css';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
// Without this the loader would fetch Monaco from elsewhere.
loader.config({ monaco });

const light: monaco.editor.ITokenThemeRule[] = [
  { token: 'comment', foreground: '6b7380', fontStyle: 'italic' },
  { token: 'keyword', foreground: '8e2f9e' },
  { token: 'string', foreground: '18704a' },
  { token: 'string.escape', foreground: '0d6f80' },
  { token: 'number', foreground: 'a34a08' },
  { token: 'tag', foreground: '1f5fc4' },
  { token: 'identifier', foreground: '1b1f26' },
  ...meanings({ callable: '7a5a00', kind: '0d6f80', parameter: '3f4f9e', own: '8e2f9e' }),
];

const dark: monaco.editor.ITokenThemeRule[] = [
  { token: 'comment', foreground: '868e9c', fontStyle: 'italic' },
  { token: 'keyword', foreground: 'd48cf0' },
  { token: 'string', foreground: '7fd1a6' },
  { token: 'string.escape', foreground: '5cc9d8' },
  { token: 'number', foreground: 'f2a76b' },
  { token: 'tag', foreground: '7ab4ff' },
  { token: 'identifier', foreground: 'e4e7ec' },
  ...meanings({ callable: 'e3cf8c', kind: '5cc9d8', parameter: 'b4c0f8', own: 'd48cf0' }),
];

/** Colours of names by what they mean, where a language service tells. */
function meanings(color: {
  callable: string;
  kind: string;
  parameter: string;
  own: string;
}): monaco.editor.ITokenThemeRule[] {
  const rules = (foreground: string, ...tokens: string[]) =>
    tokens.map((token) => ({ token, foreground }));
  return [
    ...rules(color.callable, 'function', 'method', 'decorator'),
    ...rules(color.kind, 'namespace', 'type', 'class', 'enum', 'typeParameter'),
    ...rules(color.parameter, 'parameter', 'enumMember'),
    ...rules(color.own, 'selfParameter'),
  ];
}

/** Brackets have the colour of the text; only what does not pair stands out. */
function brackets(color: string): Record<string, string> {
  return Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((level) => [`editorBracketHighlight.foreground${level}`, color]),
  );
}

monaco.editor.defineTheme('ved-light', {
  base: 'vs',
  inherit: true,
  rules: light,
  colors: {
    ...brackets('#1b1f26'),
    'editor.background': '#ffffff',
    'editor.foreground': '#1b1f26',
    'editor.placeholder.foreground': '#656d7a',
    'editorLineNumber.foreground': '#6b7380',
    'editorLineNumber.activeForeground': '#3d444f',
    'editor.lineHighlightBackground': '#f5f7fa',
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': '#c9d6fb',
    'editor.wordHighlightBackground': '#e3e9fb',
    'editor.wordHighlightStrongBackground': '#d9e2fb',
    'editor.wordHighlightTextBackground': '#e9edf5',
    'editor.selectionHighlightBackground': '#e3e9fb',
    'editorIndentGuide.background1': '#eceff3',
    'editorGutter.background': '#ffffff',
    // What is unused is underlined, not dimmed: dimmed names could not be read.
    'editorUnnecessaryCode.opacity': '#000000ff',
    'editorUnnecessaryCode.border': '#6b738080',
    'editorWidget.border': '#cdd2da',
    'textLink.foreground': '#3451b2',
    'textLink.activeForeground': '#3451b2',
    'diffEditor.insertedTextBackground': '#30a46c30',
    'diffEditor.removedTextBackground': '#e5484d28',
    'diffEditor.insertedLineBackground': '#30a46c18',
    'diffEditor.removedLineBackground': '#e5484d14',
  },
});

monaco.editor.defineTheme('ved-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: dark,
  colors: {
    ...brackets('#e4e7ec'),
    'editor.background': '#16181d',
    'editor.foreground': '#e4e7ec',
    'editor.placeholder.foreground': '#8e96a3',
    'editorLineNumber.foreground': '#868e9c',
    'editorLineNumber.activeForeground': '#c9d0d9',
    'editor.lineHighlightBackground': '#1c1f26',
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': '#34456f',
    'editor.wordHighlightBackground': '#262e44',
    'editor.wordHighlightStrongBackground': '#2d3750',
    'editor.wordHighlightTextBackground': '#23272f',
    'editor.selectionHighlightBackground': '#262e44',
    'editorIndentGuide.background1': '#24282f',
    'editorGutter.background': '#16181d',
    'editorWidget.background': '#1d2026',
    'editorUnnecessaryCode.opacity': '#000000ff',
    'editorUnnecessaryCode.border': '#8e96a380',
    'editorWidget.border': '#3a404b',
    'textLink.foreground': '#8da4ef',
    'textLink.activeForeground': '#8da4ef',
    'input.background': '#111317',
    'diffEditor.insertedTextBackground': '#4cc38a30',
    'diffEditor.removedTextBackground': '#ff8b8528',
    'diffEditor.insertedLineBackground': '#4cc38a18',
    'diffEditor.removedLineBackground': '#ff8b8514',
  },
});

/** The theme that goes with the colours of the page. */
export function useCodeTheme(): 'ved-light' | 'ved-dark' {
  return useComputedColorScheme('light') === 'dark' ? 'ved-dark' : 'ved-light';
}

/** What every editor of the page shares. */
const commonOptions = {
  fontFamily: '"JetBrains Mono", ui-monospace, "DejaVu Sans Mono", monospace',
  fontSize: 13,
  lineHeight: 20,
  fontLigatures: false,
  minimap: { enabled: false },
  automaticLayout: true,
  fixedOverflowWidgets: true,
  scrollBeyondLastLine: false,
  renderLineHighlightOnlyWhenFocus: true,
  smoothScrolling: false,
  cursorBlinking: 'solid',
  padding: { top: 8, bottom: 8 },
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
  unusualLineTerminators: 'off',
  stickyScroll: { enabled: false },
  contextmenu: true,
  // Not dimmed: every line number can be read.
  renderFinalNewline: 'on',
  // Only what the language knows is offered, not every word.
  wordBasedSuggestions: 'off',
  'semanticHighlighting.enabled': true,
  // A stub and its source define the same: one of them is enough, the other is a peek away.
  gotoLocation: { multipleDefinitions: 'goto' },
} as const satisfies monaco.editor.IEditorOptions & monaco.editor.IGlobalEditorOptions;

/** What every editor of the page shares, with letters as large as the reader wants them. */
export function useCommonOptions() {
  const [fontSize] = usePreference('fontSize');
  return useMemo(
    () => ({ ...commonOptions, fontSize, lineHeight: Math.round(fontSize * 1.54) }),
    [fontSize],
  );
}

// The widths of glyphs are measured once; the font may arrive later.
void document.fonts?.ready.then(() => monaco.editor.remeasureFonts());

export { monaco };
