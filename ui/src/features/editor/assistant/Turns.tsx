import { useEffect, useRef } from 'react';
import { explain } from '#shared/api/problem.ts';
import { Allowed } from '#shared/assistant/Allowed.tsx';
import classes from './Assistant.module.css';
import { Turn } from './Turn.tsx';
import type { EditorAssistant } from './useAssistant.ts';

/** What was asked and answered; stays at its end while that grows. */
export default function Turns({ assistant }: { assistant: EditorAssistant }) {
  const { conversation, assistance } = assistant;
  const { turns, live, error, reading } = conversation;
  const scroller = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const last = turns.at(-1)?.id;
  const grown = live?.text.length ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there is more to see
  useEffect(() => {
    if (atEnd.current) {
      scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    }
  }, [last, grown, live?.ended]);

  return (
    <section
      ref={scroller}
      className={classes.turns}
      aria-label="Conversation"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 40;
      }}
    >
      {error !== null && <p className={classes.hint}>{explain(error).detail}</p>}
      {turns.length === 0 &&
        error === null &&
        !reading &&
        assistance.data?.configured !== false && (
          <>
            <p className={classes.hint}>
              {assistant.about.script === null
                ? 'Say what the script should do. '
                : 'Ask about the text, or let it be changed. '}
              What an answer changes is shown to you piece by piece, and nothing changes before you
              accept it.
            </p>
            <Allowed className={classes.hint} />
          </>
        )}
      {turns.map((turn) => (
        <Turn
          key={turn.id}
          turn={turn}
          live={live?.id === turn.id ? live : null}
          assistant={assistant}
        />
      ))}
    </section>
  );
}
