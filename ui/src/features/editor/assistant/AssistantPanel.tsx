import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { explain } from '#shared/api/problem.ts';
import { Allowed } from '#shared/assistant/Allowed.tsx';
import panels from '../panels/Panels.module.css';
import classes from './Assistant.module.css';
import type { Failure } from './assistedText.ts';
import { Composer } from './Composer.tsx';
import { ConversationMenu } from './ConversationMenu.tsx';
import { NotConfigured } from './NotConfigured.tsx';
import { Turn } from './Turn.tsx';
import type { EditorAssistant } from './useAssistant.ts';

/** The conversation about the text beside it. */
export function AssistantPanel({
  assistant,
  failure,
  onClose,
}: {
  assistant: EditorAssistant;
  /** What is wrong with the text now; null for nothing. */
  failure: () => Failure | null;
  onClose: () => void;
}) {
  const { assistance, conversation } = assistant;
  return (
    <section className={panels.side} data-assistant aria-label="Assistant beside the code">
      <div className={panels.sideHead}>
        <h2 className={panels.sideTitle}>Assistant</h2>
        <div className={classes.headTools}>
          <ConversationMenu conversation={conversation} />
          <Tooltip label="Close">
            <ActionIcon size={24} aria-label="Close the assistant" onClick={onClose}>
              <IconX size={14} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      {assistance.error !== null && (
        <div className={classes.fault} role="alert">
          <p>{explain(assistance.error).detail}</p>
          <Button variant="default" onClick={() => void assistance.refetch()}>
            Try again
          </Button>
        </div>
      )}
      <Turns assistant={assistant} />
      {assistance.data?.configured === false ? (
        <NotConfigured why={assistance.data.why_not} onAgain={() => void assistance.refetch()} />
      ) : (
        <Composer assistant={assistant} failure={failure} />
      )}
    </section>
  );
}

function Turns({ assistant }: { assistant: EditorAssistant }) {
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
              Ask about the text, or let it be changed: what an answer changes is shown to you piece
              by piece, and nothing changes before you accept it.
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
