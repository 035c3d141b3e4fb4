import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Suspense } from 'react';
import { explain } from '#shared/api/problem.ts';
import panels from '../panels/Panels.module.css';
import classes from './Assistant.module.css';
import type { Failure } from './assistedText.ts';
import { Composer } from './Composer.tsx';
import { ConversationMenu } from './ConversationMenu.tsx';
import { LazyTurns } from './lazyParts.ts';
import { NotConfigured } from './NotConfigured.tsx';
import type { EditorAssistant } from './useAssistant.ts';

/**
 * The conversation about the text beside it. The field for the question is there with the key that
 * asks for it; what shows the answers may come later.
 */
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
      <Suspense fallback={<div className={classes.turns} />}>
        <LazyTurns assistant={assistant} />
      </Suspense>
      {assistance.data?.configured === false ? (
        <NotConfigured why={assistance.data.why_not} onAgain={() => void assistance.refetch()} />
      ) : (
        <Composer assistant={assistant} failure={failure} />
      )}
    </section>
  );
}
