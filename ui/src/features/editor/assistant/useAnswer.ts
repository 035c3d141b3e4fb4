import { useEffect } from 'react';
import type { ProblemError } from '#shared/api/problem.ts';
import type { Interaction, InteractionEvent } from '#shared/api/types.ts';
import { openEventStream } from '#shared/live/eventStream.ts';
import { type Follower, useFollowed } from '#shared/live/useFollowed.ts';
import { type AnswerState, onInteractionEvent, unheardAnswer } from './answerState.ts';

/** Drawing Markdown takes its time: a reader does not need each word by itself. */
const drawnEvery = 80;

export interface FollowedAnswer extends AnswerState {
  readonly id: number;
  /** Why it cannot be followed. */
  readonly problem: ProblemError | null;
}

/** Follows an answer from its first event to its last, however late one comes. */
export function useAnswer(
  id: number | null,
  onEnded: (interaction: Interaction) => void,
): FollowedAnswer | null {
  const answer = useFollowed(id, followAnswer);
  const ended = answer?.ended === true ? answer.interaction : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (ended !== null) {
      onEnded(ended);
    }
  }, [ended]);
  return answer;
}

const followAnswer = (id: number) => new AnswerFollower(id);

class AnswerFollower implements Follower<FollowedAnswer> {
  readonly id: number;
  snapshot: FollowedAnswer;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(id: number) {
    this.id = id;
    this.snapshot = { ...unheardAnswer, id, problem: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): () => void {
    const stream = openEventStream<InteractionEvent>(`/api/llm/interactions/${this.id}/events`, {
      onEvents: (events) => {
        const state = events.reduce<AnswerState>(onInteractionEvent, this.snapshot);
        this.change(state);
        if (state.ended) {
          stream.close();
        }
      },
      onRefused: (problem) => this.change({ problem }),
    });
    return () => {
      stream.close();
      clearTimeout(this.timer);
    };
  }

  private change(change: Partial<FollowedAnswer>): void {
    this.snapshot = { ...this.snapshot, ...change };
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      for (const listener of this.listeners) {
        listener();
      }
    }, drawnEvery);
  }
}
