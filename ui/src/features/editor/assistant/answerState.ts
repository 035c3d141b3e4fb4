import type { Interaction, InteractionEvent } from '#shared/api/types.ts';
import type { ToolUse } from '#shared/assistant/toolUse.ts';

/** An answer as far as it has come. */
export interface AnswerState {
  readonly text: string;
  readonly tools: readonly ToolUse[];
  /** As it is recorded; null before its first event. */
  readonly interaction: Interaction | null;
  readonly ended: boolean;
}

export const unheardAnswer: AnswerState = { text: '', tools: [], interaction: null, ended: false };

export function onInteractionEvent(state: AnswerState, event: InteractionEvent): AnswerState {
  switch (event.kind) {
    case 'started':
      return { ...unheardAnswer, interaction: event.interaction };
    case 'text':
      return { ...state, text: state.text + event.text };
    case 'tool':
      return {
        ...state,
        tools: [...state.tools, { name: event.name, arguments: event.arguments, told: null }],
      };
    case 'ended':
      return {
        ...state,
        text: event.interaction.answer,
        interaction: event.interaction,
        ended: true,
      };
  }
}
