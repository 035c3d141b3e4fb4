// Parts of Monaco that come without types, as far as they are used here.

/** How Python is coloured. */
declare module 'monaco-editor/languages/definitions/python/python' {
  import type { languages } from 'monaco-editor/editor';

  export const language: {
    readonly tokenizer: { readonly root: languages.IMonarchLanguageRule[] };
  };
}

declare module 'monaco-editor/platform/configuration/common/configuration' {
  /** Names the service below. */
  export const IConfigurationService: unique symbol;
}

declare module 'monaco-editor/editor/standalone/browser/standaloneServices' {
  import type { IConfigurationService } from 'monaco-editor/platform/configuration/common/configuration';

  export const StandaloneServices: {
    get(service: typeof IConfigurationService): { updateValue(key: string, value: unknown): void };
  };
}
