import { plural } from '../format/numbers.ts';
import { useAssistance } from './assistance.ts';
import { allowedWords, toolWords } from './words.ts';

/** What the model may look up here, and what a question and a day may take. */
export function Allowed({ className }: { className: string | undefined }) {
  const assistance = useAssistance(true).data;
  if (assistance === undefined) {
    return null;
  }
  const { tools, limits } = assistance;
  return (
    <p className={className}>
      {tools.length > 0 && limits.steps > 0 && (
        <>
          The model may look up, and never change, up to {plural(limits.steps, 'thing')} for a
          question: {tools.map(toolWords).join(', ')}.{' '}
        </>
      )}
      {allowedWords(limits)}
    </p>
  );
}
