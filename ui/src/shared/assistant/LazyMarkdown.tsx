import { lazy, Suspense } from 'react';
import { visibleText } from '../output/visibleText.ts';

const Markdown = lazy(() => import('./Markdown.tsx'));

/** The text of an answer; as it is until what shows it well has been fetched. */
export function LazyMarkdown({ text }: { text: string }) {
  return (
    <Suspense fallback={<div style={{ whiteSpace: 'pre-wrap' }}>{visibleText(text)}</div>}>
      <Markdown text={text} />
    </Suspense>
  );
}
