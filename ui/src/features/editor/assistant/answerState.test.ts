import { expect, it } from 'vitest';
import type { Interaction, InteractionEvent } from '#shared/api/types.ts';
import { onInteractionEvent, unheardAnswer } from './answerState.ts';

const interaction = (answer: string) => ({ id: 7, answer }) as Interaction;
const after = (...events: InteractionEvent[]) => events.reduce(onInteractionEvent, unheardAnswer);

it('gathers the text as it comes', () => {
  const state = after(
    { kind: 'started', interaction: interaction('') },
    { kind: 'text', text: 'one ' },
    { kind: 'tool', name: 'packages', arguments: '{}' },
    { kind: 'text', text: 'two' },
  );

  expect(state.text).toBe('one two');
  expect(state.tools).toEqual([{ name: 'packages', arguments: '{}', told: null }]);
  expect(state.ended).toBe(false);
});

it('ends with the answer as it is recorded', () => {
  const state = after(
    { kind: 'started', interaction: interaction('') },
    { kind: 'text', text: 'half' },
    { kind: 'ended', interaction: interaction('whole') },
  );

  expect(state.text).toBe('whole');
  expect(state.ended).toBe(true);
});

it('begins anew when the events are told from the first one again', () => {
  const state = after(
    { kind: 'started', interaction: interaction('') },
    { kind: 'text', text: 'one' },
    { kind: 'started', interaction: interaction('') },
    { kind: 'text', text: 'one' },
  );

  expect(state.text).toBe('one');
});
