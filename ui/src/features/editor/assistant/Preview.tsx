import { Button, Group, Modal } from '@mantine/core';
import { useEffect } from 'react';
import { SentTexts } from '#shared/assistant/SentTexts.tsx';
import { StopWords } from '#shared/assistant/StopWords.tsx';
import { visibleText } from '#shared/output/visibleText.ts';
import classes from './Assistant.module.css';
import type { Asked } from './question.ts';
import type { EditorAssistant } from './useAssistant.ts';

/** What the provider would get, before anything is sent. */
export default function Preview({
  asked,
  assistant,
  onClose,
  onSend,
}: {
  asked: Asked;
  assistant: EditorAssistant;
  onClose: () => void;
  onSend: () => void;
}) {
  const { mutate, data, isPending, variables } = assistant.preview;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is opened
  useEffect(() => mutate(asked, { onError: onClose }), [asked]);
  if (isPending || data === undefined || variables !== asked) {
    return null;
  }
  const { texts, stop_words, refusal } = data;
  const blocked = stop_words.some(({ severity }) => severity === 'block');
  return (
    <Modal opened onClose={onClose} title="What would be sent" size={1100}>
      <div className={classes.preview}>
        {refusal !== null && (
          <p className={classes.fault} role="alert">
            <strong>It would not be sent:</strong> {visibleText(refusal)} Correct the text there,
            select other lines and send these alone, or choose another masking below the question.
          </p>
        )}
        <StopWords findings={stop_words} />
        <SentTexts texts={texts} findings={stop_words} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button
            disabled={refusal !== null || blocked || (asked.prompt === '' && asked.task === 'ask')}
            onClick={onSend}
          >
            Send
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
