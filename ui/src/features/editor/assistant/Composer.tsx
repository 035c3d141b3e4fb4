import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowUp, IconEye, IconPlayerStopFilled } from '@tabler/icons-react';
import { Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { explain } from '#shared/api/problem.ts';
import type { AssistantTask } from '#shared/api/types.ts';
import { readVisit, writeVisit } from '#shared/storage/stored.ts';
import classes from './Assistant.module.css';
import type { Failure } from './assistedText.ts';
import { ChoiceMenus } from './ChoiceMenus.tsx';
import { ContextChip } from './ContextChip.tsx';
import { LazyPreview } from './lazyParts.ts';
import type { Asked } from './question.ts';
import type { EditorAssistant } from './useAssistant.ts';
import { useSelectedLines } from './useSelectedLines.ts';

const longestPrompt = 20_000;

const tasks: readonly { task: AssistantTask; label: string }[] = [
  { task: 'explain', label: 'Explain' },
  { task: 'fix', label: 'Fix' },
  { task: 'test', label: 'Tests' },
  { task: 'document', label: 'Docstrings' },
];

/** Where one asks: the words, what goes with them, and who answers. */
export function Composer({
  assistant,
  failure,
}: {
  assistant: EditorAssistant;
  failure: () => Failure | null;
}) {
  const { about, conversation, problem, asking } = assistant;
  const key = `ved.assistant.prompt.${about.script ?? 'new'}`;
  const [prompt, setPrompt] = useState(() => readVisit(key) ?? '');
  const [whole, setWhole] = useState(false);
  const [only, setOnly] = useState(false);
  const [previewed, setPreviewed] = useState<Asked | null>(null);
  const selected = useSelectedLines(about.handle);
  const field = useRef<HTMLTextAreaElement>(null);
  const lines = whole ? null : selected;
  const running = conversation.running !== null;
  const isNew = about.script === null;

  const { focus } = assistant;
  // At once: what is typed next is meant for it.
  useLayoutEffect(() => {
    if (focus > 0) {
      field.current?.focus();
    }
  }, [focus]);
  // Another selection is meant again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it changes
  useEffect(() => setWhole(false), [selected?.first, selected?.last]);

  function write(text: string): void {
    setPrompt(text);
    writeVisit(key, text);
  }

  function asked(task: AssistantTask): Asked {
    const wrong = task === 'fix' ? failure() : null;
    return {
      task,
      prompt: prompt.trim(),
      lines,
      only,
      ...(wrong === null ? {} : { failure: wrong }),
    };
  }

  async function send(task: AssistantTask): Promise<void> {
    if (running || asking || (isAsk(task) && prompt.trim() === '')) {
      return;
    }
    if (await assistant.ask(asked(task))) {
      write('');
    }
  }

  const usual: AssistantTask = isNew && about.text().trim() === '' ? 'create' : 'ask';
  return (
    <form
      className={classes.composer}
      aria-label="Ask the assistant"
      onSubmit={(event) => {
        event.preventDefault();
        void send(usual);
      }}
    >
      {problem !== null && (
        <div className={classes.fault} role="alert">
          <strong>{explain(problem).title}</strong>
          <p>{explain(problem).detail}</p>
          <Button variant="default" onClick={assistant.dismiss}>
            Dismiss
          </Button>
        </div>
      )}
      {!isNew && (
        <div className={classes.tasks}>
          {tasks.map(({ task, label }) => (
            <Button
              key={task}
              variant="default"
              size="compact-xs"
              data-disabled={running || asking}
              aria-disabled={running || asking}
              onClick={() => void send(task)}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      <div className={classes.box}>
        <textarea
          ref={field}
          className={classes.field}
          aria-label={isNew ? 'Describe the script' : 'Ask about the text'}
          placeholder={
            isNew
              ? 'Describe what the script should do…'
              : 'Ask, or say what to change. Enter sends, Shift+Enter is a new line.'
          }
          rows={3}
          maxLength={longestPrompt}
          value={prompt}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              event.stopPropagation();
              void send(usual);
            }
          }}
        />
        <div className={classes.boxFoot}>
          <ContextChip
            empty={about.text() === ''}
            selected={selected}
            whole={whole}
            onWhole={setWhole}
            only={only}
            onOnly={setOnly}
          />
          <span className={classes.space} />
          <Tooltip label="See what would be sent, before it is">
            <ActionIcon
              size={26}
              aria-label="Preview what is sent"
              loading={assistant.preview.isPending}
              onClick={() => setPreviewed(asked(usual))}
            >
              <IconEye size={15} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
          {running ? (
            <Tooltip label="Stop; what has come is kept">
              <ActionIcon
                size={26}
                variant="filled"
                color="ved"
                aria-label="Stop the answer"
                loading={assistant.stopping}
                onClick={assistant.stop}
              >
                <IconPlayerStopFilled size={13} />
              </ActionIcon>
            </Tooltip>
          ) : (
            <Tooltip label="Send (Enter)">
              <ActionIcon
                type="submit"
                size={26}
                variant="filled"
                color="ved"
                aria-label="Send"
                loading={asking}
                data-disabled={prompt.trim() === ''}
                aria-disabled={prompt.trim() === ''}
              >
                <IconArrowUp size={15} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
      </div>
      <ChoiceMenus assistant={assistant} />
      {previewed !== null && (
        <Suspense>
          <LazyPreview
            asked={previewed}
            assistant={assistant}
            onClose={() => {
              setPreviewed(null);
              field.current?.focus();
            }}
            onSend={() => {
              setPreviewed(null);
              void send(usual);
            }}
          />
        </Suspense>
      )}
    </form>
  );
}

/** Without words there is nothing to be asked; the other tasks say enough. */
function isAsk(task: AssistantTask): boolean {
  return task === 'ask' || task === 'create';
}
