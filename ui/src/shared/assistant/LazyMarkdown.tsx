import { type ComponentType, lazy, Suspense } from 'react';
import { visibleText } from '../output/visibleText.ts';

const Markdown = lazy<ComponentType<{ text: string }>>(() =>
  import('./Markdown.tsx').catch(() => ({ default: AsItIs })),
);

/** The text of an answer; as it is until what shows it well has been fetched. */
export function LazyMarkdown({ text }: { text: string }) {
  return (
    <Suspense fallback={<AsItIs text={text} />}>
      <Markdown text={text} />
    </Suspense>
  );
}

function AsItIs({ text }: { text: string }) {
  return <div style={{ whiteSpace: 'pre-wrap' }}>{visibleText(text)}</div>;
}
