import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '#shared/api/client.ts';
import type { Interaction } from '#shared/api/types.ts';
import { assistanceQuery, useAssistance } from '#shared/assistant/assistance.ts';
import { notice, noticeOf } from '#shared/ui/notices.ts';
import { ask } from './ask.ts';
import { keepAskedText } from './askedTexts.ts';
import type { AssistedText } from './assistedText.ts';
import { type Asked, type Choices, changedLines, questionOf } from './question.ts';
import { useConversation } from './useConversation.ts';
import { useReview } from './useReview.ts';

/**
 * The assistant beside a text: its conversation, what is asked, and the change that is reviewed. It
 * never changes the text by itself.
 */
export function useAssistant(about: AssistedText, open: boolean, show: () => void) {
  const client = useQueryClient();
  const assistance = useAssistance(open);
  const [choices, setChoices] = useState<Choices>({ model: null, masking: null });
  const [focus, setFocus] = useState(0);
  const review = useReview(about);
  const conversation = useConversation(about.script, open, ended);

  /** Lines that were asked to be written anew are looked at where they stand. */
  function ended(interaction: Interaction): void {
    if (interaction.task === 'rewrite' && interaction.code !== null) {
      void review.startIfUntouched(interaction);
    } else if (!open) {
      notice('idle', 'The assistant has answered', 'Alt+A shows it beside the text.');
    }
  }

  const asking = useMutation({
    mutationFn: async (asked: Asked) => {
      const { configured } = await client.ensureQueryData(assistanceQuery);
      if (!configured) {
        return null;
      }
      const text = about.text();
      const interaction = await ask(questionOf(asked, about, choices, conversation.current));
      keepAskedText(interaction.id, { text, lines: changedLines(asked) });
      return interaction;
    },
    onSuccess: (interaction) => {
      if (interaction !== null) {
        conversation.begun(interaction);
      }
    },
  });

  const preview = useMutation({
    mutationFn: (asked: Asked) =>
      answer(
        api.POST('/api/llm/preview', {
          body: questionOf(asked, about, choices, conversation.current),
        }),
      ),
    onError: noticeOf,
  });

  const stop = useMutation({
    mutationFn: (interaction_id: number) =>
      answer(
        api.POST('/api/llm/interactions/{interaction_id}/stop', {
          params: { path: { interaction_id } },
        }),
      ),
    onError: noticeOf,
  });

  return {
    about,
    assistance,
    conversation,
    review,
    choices,
    choose: (choice: Partial<Choices>) => setChoices((before) => ({ ...before, ...choice })),
    /** Shows the conversation and asks; whether it was asked. */
    async ask(asked: Asked): Promise<boolean> {
      show();
      if (asking.isPending || conversation.running !== null) {
        notice('idle', 'One question at a time', 'Stop the answer that is coming, or wait for it.');
        return false;
      }
      try {
        return (await asking.mutateAsync(asked)) !== null;
      } catch {
        // Shown above the question.
        return false;
      }
    },
    asking: asking.isPending,
    problem: asking.error,
    dismiss: asking.reset,
    preview,
    stop: () => conversation.running !== null && stop.mutate(conversation.running.id),
    stopping: stop.isPending,
    /** Counts how often the field for the question was asked for. */
    focus,
    focusPrompt() {
      show();
      setFocus((before) => before + 1);
    },
  };
}

export type EditorAssistant = ReturnType<typeof useAssistant>;
