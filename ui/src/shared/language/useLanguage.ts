import { useEffect } from 'react';
import { followModel } from './editor/setup.ts';
import type { TextModel } from './LanguageService.ts';

/** Checks and completes the text of an editor while it is open. */
export function useLanguage(model: TextModel | null): void {
  useEffect(() => (model === null ? undefined : followModel(model)), [model]);
}
