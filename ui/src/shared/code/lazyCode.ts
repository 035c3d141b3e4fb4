import { lazy } from 'react';

const loadEditor = () => import('./CodeEditor.tsx');

export const LazyCodeEditor = lazy(loadEditor);
export const LazyCodeDiff = lazy(() => import('./CodeDiff.tsx'));

/** Fetches the editor while the user is still choosing. */
export function preloadEditor(): void {
  void loadEditor().catch(() => undefined);
}
