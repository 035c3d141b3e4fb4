import { lazy } from 'react';

const loadEditor = () => import('./CodeEditor.tsx');

export const LazyCodeEditor = lazy(loadEditor);
export const LazyCodeBlame = lazy(() => import('./CodeBlame.tsx'));
export const LazyCodeResult = lazy(() => import('./CodeResult.tsx'));
export const LazyCodeDiff = lazy(() => import('./CodeDiff.tsx'));

/** Fetches the editor while the user is still choosing. */
export function preloadEditor(): void {
  void loadEditor().catch(() => undefined);
}
