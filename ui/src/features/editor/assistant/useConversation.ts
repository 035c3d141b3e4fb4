import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answer, api } from '#shared/api/client.ts';
import type { Conversation, Interaction } from '#shared/api/types.ts';
import { chosenConversation, keepChosen } from './chosenConversation.ts';
import { useAnswer } from './useAnswer.ts';

/**
 * The conversation about a script as the server has it, so that it is there after a reload, with the
 * answer that is on its way.
 */
export function useConversation(
  script: number | null,
  open: boolean,
  onEnded: (interaction: Interaction) => void,
) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<number | 'fresh' | null>(() =>
    script === null ? (chosenConversation(null) ?? 'fresh') : chosenConversation(script),
  );
  const heads = useQuery({
    queryKey: ['conversations', script],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET('/api/llm/conversations', {
            params: { query: script === null ? {} : { script } },
            signal,
          }),
        )
      ).conversations,
    enabled: open && script !== null,
  });
  const current = chosen === 'fresh' ? null : (chosen ?? heads.data?.[0]?.id ?? null);
  const conversation = useQuery({
    queryKey: ['conversation', current],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/llm/conversations/{conversation_id}', {
          params: { path: { conversation_id: current ?? 0 } },
          signal,
        }),
      ),
    enabled: open && current !== null,
    // Another window may have gone on with it.
    staleTime: 0,
  });
  const turns = current === null ? none : (conversation.data?.turns ?? none);
  const running = turns.findLast(({ outcome }) => outcome === 'started') ?? null;
  const live = useAnswer(running?.id ?? null, (interaction) => {
    putTurn(client, interaction);
    for (const queryKey of [['interactions'], ['interaction', interaction.id]]) {
      void client.invalidateQueries({ queryKey });
    }
  });

  /** The answer whose end is to be told, however the page comes to hear of it. */
  const awaited = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever a turn changed
  useEffect(() => {
    const turn = turns.find(({ id }) => id === awaited.current);
    if (turn !== undefined && turn.outcome !== 'started') {
      awaited.current = null;
      onEnded(turn);
    }
    awaited.current = running?.id ?? awaited.current;
  }, [turns]);

  function choose(conversation: number | null): void {
    setChosen(conversation ?? 'fresh');
    keepChosen(script, conversation);
  }

  return {
    current,
    heads: heads.data ?? [],
    turns,
    running,
    live,
    /** Whether what was said before is still being read. */
    reading: conversation.isLoading || (heads.isLoading && chosen === null),
    error: conversation.error ?? heads.error,
    choose,
    /** Takes an interaction that was begun here into its conversation, which is shown. */
    begun(interaction: Interaction): void {
      awaited.current = interaction.id;
      putTurn(client, interaction);
      choose(interaction.conversation_id);
      void client.invalidateQueries({ queryKey: ['conversations', script] });
    },
  };
}

const none: readonly Interaction[] = [];

/** Puts the newer state of a turn in the place of the older one, or at the end. */
function putTurn(client: QueryClient, interaction: Interaction): void {
  const { id, conversation_id, script_id, prompt, started_at } = interaction;
  client.setQueryData<Conversation>(['conversation', conversation_id], (before) => {
    if (before === undefined) {
      const head = {
        id: conversation_id,
        script_id,
        title: prompt,
        started_at,
        last_at: started_at,
      };
      return { conversation: head, turns: [interaction] };
    }
    const known = before.turns.some((turn) => turn.id === id);
    return {
      ...before,
      turns: known
        ? before.turns.map((turn) => (turn.id === id ? interaction : turn))
        : [...before.turns, interaction],
    };
  });
}
