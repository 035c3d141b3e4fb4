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

/**
 * Keeps what is not saved in the browser's storage: a moment after it was typed, and when the page
 * goes. What earlier visits left is offered, one after the other; what another window has open is
 * left to it.
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

  const keeper = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let touched = false;

    function flush(): void {
      clearTimeout(timer);
      const now = latest.current;
      if (!touched || !now.enabled) {
        return;
      }
      touched = false;
      const kept = now.unsaved();
      if (kept === null) {
        removeDraft(now.place, windowId);
      } else {
        setWorks(writeDraft(now.place, windowId, { ...kept, at: new Date().toISOString() }));
      }
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
  }, []);

  const { user, script } = place;
  useEffect(() => {
    if (!enabled) {
      setOffers([]);
      return undefined;
    }
    let gone = false;
    putAsideOwn({ user, script });
    void otherWindows().then((others) => {
      if (!gone) {
        setOffers(
          listDrafts({ user, script }).filter(
            ({ window, text, merge }) =>
              window !== windowId &&
              !others.has(window) &&
              (text !== latest.current.saved || merge !== undefined),
          ),
        );
      }
    });
    return () => {
      gone = true;
    };
  }, [user, script, enabled]);

  useEffect(() => {
    window.addEventListener('pagehide', keeper.flush);
    document.addEventListener('visibilitychange', keeper.flush);
    return () => {
      window.removeEventListener('pagehide', keeper.flush);
      document.removeEventListener('visibilitychange', keeper.flush);
      keeper.flush();
    };
  }, [keeper]);

  /** The offer was taken or is not wanted: it goes once what is open now is kept. */
  function settle(draft: FoundDraft): void {
    keeper.touch();
    setTimeout(() => {
      keeper.flush();
      removeDraft(place, draft.window);
    }, 50);
    setOffers((before) => before.filter(({ window }) => window !== draft.window));
  }

  /** Undoes `settle`. */
  function offerAgain(draft: FoundDraft): void {
    writeDraft(place, draft.window, draft);
    setOffers((before) => [draft, ...before]);
  }

  /** Before another text takes its place: keeps what is unsaved, and offers it. */
  function setAside(): void {
    const kept = unsaved();
    if (kept !== null && enabled) {
      const at = new Date().toISOString();
      offerAgain({ ...kept, at, window: `${windowId}-${Date.parse(at)}` });
    }
  }

  return { ...keeper, works, offers, settle, offerAgain, setAside };
}

/** What this window left when it closed the script: a draft to be offered, not to be written over. */
function putAsideOwn(place: DraftPlace): void {
  for (const { window, ...draft } of listDrafts(place)) {
    if (window === windowId && writeDraft(place, `${windowId}-${Date.parse(draft.at)}`, draft)) {
      removeDraft(place, windowId);
    }
  }
}

export type Drafts = ReturnType<typeof useDrafts>;
