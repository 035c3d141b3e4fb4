import { type RefObject, useRef } from 'react';
import type { CodeHandle } from '#shared/code/CodeEditor.tsx';
import { type AcceptedAnswer, acceptedAt, dropUndone, linesAdded } from './acceptedAnswers.ts';

/** The answers of the assistant that are in an edited text and in no version yet. */
export function useAcceptedAnswers(handle: RefObject<CodeHandle | null>) {
  const answers = useRef<readonly AcceptedAnswer[]>([]);
  const state = () => handle.current?.state() ?? 0;
  const text = () => handle.current?.text() ?? '';
  return {
    now: () => acceptedAt(answers.current, state(), text()),
    /** The text as it is now was made with their help, from another one if that is known. */
    take(interactions: readonly number[], before: string | null = null): void {
      const from = state();
      const lines = before === null ? [] : linesAdded(before, text());
      const taken = interactions.map((interaction) => ({ interaction, from, lines }));
      answers.current = [...answers.current, ...taken];
    },
    onEdit(stateBefore: number): void {
      answers.current = dropUndone(answers.current, stateBefore);
    },
    /** They are on record with the version that they are in. */
    drop(interactions: readonly number[]): void {
      answers.current = answers.current.filter(
        ({ interaction }) => !interactions.includes(interaction),
      );
    },
    /** Another text takes the place of the one that they are in. */
    forget(): void {
      answers.current = [];
    },
  };
}

/** The part of a save that tells which answers are in the text. */
export function accountedFor(interactions: readonly number[]): { llm_interaction_ids?: number[] } {
  return interactions.length === 0 ? {} : { llm_interaction_ids: [...interactions] };
}
