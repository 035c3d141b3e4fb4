/** Monaco's own description of Python, which comes without types. */
declare module 'monaco-editor/languages/definitions/python/python' {
  import type { languages } from 'monaco-editor/editor';

  export const language: {
    readonly tokenizer: { readonly root: languages.IMonarchLanguageRule[] };
  };
}
