import { Button } from '@mantine/core';
import type { Interaction } from '#shared/api/types.ts';
import { adviceFor, outcomeWords } from '#shared/assistant/words.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { cx } from '#shared/ui/classes.ts';
import tones from '#shared/ui/Tones.module.css';
import classes from './Assistant.module.css';
import type { EditorAssistant } from './useAssistant.ts';

/** Why there is no whole answer, and what one can do; of an answer, what one should know. */
export function NoAnswer({ turn, assistant }: { turn: Interaction; assistant: EditorAssistant }) {
  const { outcome, reason, task, prompt } = turn;
  if (outcome === 'started' || (outcome === 'answered' && reason === null)) {
    return null;
  }
  if (outcome === 'answered') {
    return <p className={classes.advice}>{visibleText(reason ?? '')}</p>;
  }
  const { word, tone } = outcomeWords(outcome);
  const again = () => void assistant.ask({ task, prompt, lines: null });
  return (
    <div className={classes.noAnswer} role="status">
      <strong className={cx(tones[tone])}>{word}</strong>
      {reason !== null && <p>{visibleText(reason)}</p>}
      {adviceFor(outcome) !== null && <p className={classes.advice}>{adviceFor(outcome)}</p>}
      {(outcome === 'failed' || outcome === 'lost') && (
        <Button variant="default" onClick={again}>
          Ask again
        </Button>
      )}
      {outcome === 'refused' && (
        <Button
          variant="default"
          onClick={() => void assistant.ask({ task, prompt, lines: null, masking: 'off' })}
        >
          Send it unmasked
        </Button>
      )}
    </div>
  );
}
