import { useEffect, useMemo, useRef, useState } from 'react';
import { type DraftPlace, removeDraft, writeDraft } from './drafts.ts';

const pause = 400;

/** Writes unsaved text to the browser's storage a moment after it was typed, and when the page goes. */
export function useDraftKeeping(place: DraftPlace, baseVersionId: number, text: () => string) {
  const latest = useRef({ place, baseVersionId, text });
  latest.current = { place, baseVersionId, text };
  const [works, setWorks] = useState(true);

  const keeper = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pending = false;
    let paused = false;

    function flush(): void {
      clearTimeout(timer);
      if (pending && !paused) {
        pending = false;
        const now = latest.current;
        setWorks(
          writeDraft(now.place, {
            baseVersionId: now.baseVersionId,
            text: now.text(),
            at: new Date().toISOString(),
          }),
        );
      }
    }

    return {
      flush,
      /** The text changed; whether it differs from what is saved. */
      note(changed: boolean): void {
        clearTimeout(timer);
        pending = changed;
        if (changed) {
          timer = setTimeout(flush, pause);
        } else if (!paused) {
          removeDraft(latest.current.place);
        }
      },
      /** While an older draft waits for a decision it must not be overwritten. */
      pause(value: boolean): void {
        paused = value;
      },
      forget(): void {
        clearTimeout(timer);
        pending = false;
        removeDraft(latest.current.place);
      },
    };
  }, []);

  useEffect(() => {
    window.addEventListener('pagehide', keeper.flush);
    document.addEventListener('visibilitychange', keeper.flush);
    return () => {
      window.removeEventListener('pagehide', keeper.flush);
      document.removeEventListener('visibilitychange', keeper.flush);
      keeper.flush();
    };
  }, [keeper]);

  return { ...keeper, works };
}
