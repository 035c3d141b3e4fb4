import { useState } from 'react';
import type { Interaction } from '#shared/api/types.ts';
import { notice, noticeOf } from '#shared/ui/notices.ts';
import { readVersion } from '../useVersionText.ts';
import { type AskedText, answeredText, askedText } from './askedTexts.ts';
import type { AssistedText } from './assistedText.ts';
import {
  acceptClear,
  accepted,
  beginReview,
  type Decision,
  decide,
  hunksOf,
  type Review,
  rebase,
  reviewedText,
  undecided,
} from './review.ts';

/** The review of a change that an answer proposes; nothing of it is in the text before it ends. */
export function useReview(about: AssistedText) {
  const [review, setReview] = useState<Review | null>(null);

  async function start(interaction: Interaction): Promise<void> {
    const { code } = interaction;
    if (code === null) {
      return;
    }
    try {
      const asked = await askedFor(interaction);
      if (asked === null) {
        notice(
          'warn',
          'It is not known here which text the answer changes',
          'It was asked in another browser. Copy what you need of it.',
        );
        return;
      }
      const begun = beginReview(
        interaction.id,
        asked.text,
        answeredText(asked, code),
        about.text(),
      );
      if (hunksOf(begun).length === 0) {
        notice('idle', 'The text has all of this already');
      } else {
        setReview(begun);
      }
    } catch (error) {
      noticeOf(error);
    }
  }

  /** Puts in what was accepted, on the text as it is now. */
  function apply(done: Review): void {
    const mine = about.text();
    if (mine !== done.mine) {
      const again = rebase(done, mine);
      setReview(hunksOf(again).length === 0 ? null : again);
      notice('idle', 'Look at it once more', 'Your text was changed since the review began.');
      return;
    }
    setReview(null);
    if (accepted(done) > 0) {
      about.apply(reviewedText(done), done.interaction);
    }
  }

  return {
    review,
    start,
    /** Unless somebody went on writing, who is not to be disturbed. */
    async startIfUntouched(interaction: Interaction): Promise<void> {
      if (review === null && askedText(interaction.id)?.text === about.text()) {
        await start(interaction);
      }
    },
    decide: (index: number, decision: Decision | null) =>
      setReview((before) => (before === null ? null : decide(before, index, decision))),
    apply: () => review !== null && apply(review),
    /** Accepts and puts in all that is clear; what meets an edit by hand has to be decided first. */
    acceptAll() {
      if (review !== null) {
        const all = acceptClear(review);
        if (undecided(all) > 0) {
          setReview(all);
        } else {
          apply(all);
        }
      }
    },
    close: () => setReview(null),
  };

  /** The text that the answer was made from; what another browser sent is known by its version. */
  async function askedFor(interaction: Interaction): Promise<AskedText | null> {
    const { script_id, script_version_id, task, id } = interaction;
    const kept = askedText(id);
    // The answers to other tasks may stand for some lines only: which ones is not known.
    if (kept !== null || script_id === null || script_version_id === null || task !== 'ask') {
      return kept;
    }
    const { content } = await readVersion(script_id, script_version_id);
    return { text: content, lines: null };
  }
}

export type Reviewing = ReturnType<typeof useReview>;
