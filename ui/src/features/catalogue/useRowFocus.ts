import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { CatalogueRow } from './rows.ts';

/** Focuses rows of a virtual list, also those that are drawn only after they were scrolled to. */
export function useRowFocus(scroller: RefObject<HTMLElement | null>) {
  const wanted = useRef<number | null>(null);
  const focusNow = useCallback(() => {
    const row =
      wanted.current === null
        ? null
        : scroller.current?.querySelector<HTMLElement>(`[data-script="${wanted.current}"]`);
    if (row) {
      wanted.current = null;
      row.focus({ preventScroll: true });
    }
  }, [scroller]);
  useEffect(focusNow);
  return useCallback(
    (script: number) => {
      wanted.current = script;
      focusNow();
    },
    [focusNow],
  );
}

/** Tells where a row is after it was moved; what is put into the ref is followed once. */
export function useFollowMoved(
  rows: readonly CatalogueRow[],
  follow: (index: number, script: number) => void,
): RefObject<number | null> {
  const moved = useRef<number | null>(null);
  const latest = useRef(follow);
  latest.current = follow;
  useEffect(() => {
    const script = moved.current;
    if (script !== null) {
      moved.current = null;
      const index = rows.findIndex((row) => row.kind === 'script' && row.script.id === script);
      if (index >= 0) {
        latest.current(index, script);
      }
    }
  }, [rows]);
  return moved;
}

/** What is searched for starts at the top, except on the way back to the page. */
export function useTopForSearch(scroller: RefObject<HTMLElement | null>, search: string): void {
  const shownFor = useRef(search);
  useEffect(() => {
    if (shownFor.current !== search) {
      shownFor.current = search;
      scroller.current?.scrollTo({ top: 0 });
    }
  }, [search, scroller]);
}
