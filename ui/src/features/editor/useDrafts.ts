import { useEffect, useMemo, useRef, useState } from 'react';
import { windowId } from '#shared/presence/windowId.ts';
import { otherWindows } from '#shared/storage/windows.ts';
import {
  type Draft,
  type DraftPlace,
  type FoundDraft,
  listDrafts,
  removeDraft,
  writeDraft,
} from './drafts.ts';

const pause = 400;
let visits = 0;

/**
 * Keeps what is not saved in the browser's storage: a moment after it was typed, and when the page
 * goes. What earlier visits left is offered, one after the other, also those of this window; what
 * another window has open is left to it.
 */
export function useDrafts(
  place: DraftPlace,
  enabled: boolean,
  /** What is to be kept now; null when all is saved. */
  unsaved: () => Omit<Draft, 'at'> | null,
  /** The text as it is saved: a draft of the same is none. */
  saved: string,
) {
  const latest = useRef({ place, enabled, unsaved, saved });
  latest.current = { place, enabled, unsaved, saved };
  const [works, setWorks] = useState(true);
  const [offers, setOffers] = useState<readonly FoundDraft[]>([]);
  const [visit] = useState(nextVisit);

  const keeper = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let touched = false;
    let kept = true;

    /** Whether what is unsaved is kept now. */
    function flush(): boolean {
      clearTimeout(timer);
      const now = latest.current;
      if (!touched || !now.enabled) {
        return kept;
      }
      touched = false;
      const draft = now.unsaved();
      if (draft === null) {
        removeDraft(now.place, visit);
        kept = true;
      } else {
        kept = writeDraft(now.place, visit, { ...draft, at: new Date().toISOString() });
      }
      setWorks(kept);
      return kept;
    }

    return {
      flush,
      /** Something changed. */
      touch(): void {
        touched = true;
        clearTimeout(timer);
        timer = setTimeout(flush, pause);
      },
    };
  }, [visit]);

  const { user, script } = place;
  useEffect(() => {
    if (!enabled) {
      setOffers([]);
      return undefined;
    }
    let gone = false;
    void otherWindows().then((others) => {
      if (!gone) {
        setOffers(
          listDrafts({ user, script }).filter(
            (draft) =>
              draft.visit !== visit &&
              !others.has(windowOf(draft.visit)) &&
              (draft.text !== latest.current.saved || draft.merge !== undefined),
          ),
        );
      }
    });
    return () => {
      gone = true;
    };
  }, [user, script, enabled, visit]);

  useEffect(() => {
    window.addEventListener('pagehide', keeper.flush);
    document.addEventListener('visibilitychange', keeper.flush);
    return () => {
      window.removeEventListener('pagehide', keeper.flush);
      document.removeEventListener('visibilitychange', keeper.flush);
      keeper.flush();
    };
  }, [keeper]);

  /** The offer was taken: its copy goes once what is open now is kept. */
  function settle(draft: FoundDraft): void {
    keeper.touch();
    setTimeout(() => {
      if (keeper.flush()) {
        removeDraft(place, draft.visit);
      }
    }, 50);
    withdraw(draft);
  }

  /** The offer is not wanted. */
  function discard(draft: FoundDraft): void {
    removeDraft(place, draft.visit);
    withdraw(draft);
  }

  function withdraw(draft: FoundDraft): void {
    setOffers((before) => before.filter(({ visit }) => visit !== draft.visit));
  }

  /** Undoes `discard`. */
  function offerAgain(draft: FoundDraft): void {
    writeDraft(place, draft.visit, draft);
    setOffers((before) => [draft, ...before]);
  }

  /** Before another text takes its place: keeps what is unsaved, and offers it. */
  function setAside(): void {
    const kept = unsaved();
    if (kept !== null && enabled) {
      offerAgain({ ...kept, at: new Date().toISOString(), visit: nextVisit() });
    }
  }

  return { ...keeper, works, offers, settle, discard, offerAgain, setAside };
}

export type Drafts = ReturnType<typeof useDrafts>;

/** Names one opening of a script, in which what is typed there is one draft; its window comes first. */
function nextVisit(): string {
  return `${windowId}.${++visits}`;
}

function windowOf(visit: string): string {
  return visit.split('.', 1)[0] ?? visit;
}
