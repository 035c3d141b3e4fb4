import { Button } from '@mantine/core';
import { IconEye, IconFileDiff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Interaction } from '#shared/api/types.ts';
import { InteractionFacts } from '#shared/assistant/InteractionFacts.tsx';
import { LazyMarkdown } from '#shared/assistant/LazyMarkdown.tsx';
import { SavedIn } from '#shared/assistant/SavedIn.tsx';
import { SentAs } from '#shared/assistant/SentAs.tsx';
import { ToolUses } from '#shared/assistant/ToolUses.tsx';
import type { ToolUse } from '#shared/assistant/toolUse.ts';
import { maskingWords, taskWords, wasSent } from '#shared/assistant/words.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import classes from './Assistant.module.css';
import { NoAnswer } from './NoAnswer.tsx';
import type { FollowedAnswer } from './useAnswer.ts';
import type { EditorAssistant } from './useAssistant.ts';

/** A question and its answer, with what they took. */
export function Turn({
  turn,
  live,
  assistant,
}: {
  turn: Interaction;
  /** While it is being answered. */
  live: FollowedAnswer | null;
  assistant: EditorAssistant;
}) {
  const [sentAs, setSentAs] = useState(false);
  const tools = useToolsOf(live);
  const running = turn.outcome === 'started';
  // It may have been asked before there was a script.
  const script = turn.script_id ?? assistant.about.script;
  const text = live === null ? turn.answer : live.text;
  return (
    <article className={classes.turn} aria-label={`Answer ${turn.id}`} aria-busy={running}>
      <div className={classes.question}>
        {turn.task !== 'ask' && <span className={classes.task}>{taskWords(turn.task)}</span>}
        {turn.prompt !== '' && <span className={classes.prompt}>{visibleText(turn.prompt)}</span>}
      </div>
      <ToolUses tools={tools} />
      {text !== '' && <LazyMarkdown text={text} />}
      {running && (
        <p className={classes.waiting} role="status">
          <span className={classes.pulse} aria-hidden />
          {live?.problem === undefined || live.problem === null
            ? text === ''
              ? 'Waiting for the first words…'
              : 'Answering…'
            : live.problem.message}
        </p>
      )}
      {!running && <NoAnswer turn={turn} assistant={assistant} />}
      {!running && turn.code !== null && (
        <Button
          className={classes.review ?? ''}
          variant="light"
          leftSection={<IconFileDiff size={15} />}
          onClick={() => void assistant.review.start(turn)}
        >
          Review the change
        </Button>
      )}
      <div className={classes.foot}>
        {!running && wasSent(turn) && <InteractionFacts interaction={turn} />}
        <button type="button" className={classes.small} onClick={() => setSentAs(true)}>
          <IconEye size={13} aria-hidden /> Sent as
          <span className="visually-hidden">
            , {maskingWords(turn.masking)}, answer {turn.id}
          </span>
        </button>
        {turn.saved_in.length > 0 && script !== null && (
          <span className={classes.saved}>
            saved in <SavedIn script={script} versions={turn.saved_in} />
          </span>
        )}
      </div>
      {sentAs && <SentAs id={turn.id} onClose={() => setSentAs(false)} />}
    </article>
  );
}

/** What was looked up stays in sight when the answer has ended. */
function useToolsOf(live: FollowedAnswer | null): readonly ToolUse[] {
  const [tools, setTools] = useState<readonly ToolUse[]>([]);
  if (live !== null && live.tools !== tools && live.tools.length > 0) {
    setTools(live.tools);
  }
  return tools;
}
