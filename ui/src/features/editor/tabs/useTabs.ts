import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { readVisit, writeVisit } from '#shared/storage/stored.ts';
import {
  allTabs,
  besideShown,
  closeTab,
  focusedTab,
  focusGroup,
  moveAcross,
  openAcross,
  openTab,
  parseTabs,
  placeTab,
  renameTab,
  shiftShown,
  type TabKey,
  tidyTabs,
} from './openTabs.ts';

/**
 * The tabs of this window, which outlive a reload. The address names the one that is focused; what
 * is done to the others does not change it.
 */
export function useTabs(address: TabKey, user: string, mayWrite: boolean) {
  const navigate = useNavigate();
  const key = `ved.editor.tabs.${user}`;
  const [unsaved, setUnsaved] = useState<ReadonlySet<TabKey>>(new Set());
  const [open, setOpen] = useState(() => openTab(parseTabs(readVisit(key), mayWrite), address));
  /** Those that were looked at: the others are opened when they are. */
  const looked = useRef(new Set<TabKey>());

  const kept = useRef(unsaved);
  kept.current = unsaved;
  // Not while rendering: React may drop what is set there when another change of it is waiting.
  useLayoutEffect(() => {
    setOpen((before) => tidyTabs(openTab(before, address), (tab) => kept.current.has(tab)));
  }, [address]);

  const present = new Set(allTabs(open));
  for (const { shown } of open.groups) {
    looked.current.add(shown);
  }
  for (const tab of looked.current) {
    if (!present.has(tab)) {
      looked.current.delete(tab);
    }
  }

  useEffect(() => writeVisit(key, JSON.stringify(open)), [key, open]);

  const focused = focusedTab(open);
  const go = useRef({ navigate, address });
  go.current = { navigate, address };
  // What was closed or focused here is not in the address yet.
  useEffect(() => {
    const { navigate, address } = go.current;
    if (focused === null) {
      void navigate('/');
    } else if (focused !== address) {
      void navigate(`/editor/${focused}`, { replace: true });
    }
  }, [focused]);

  return {
    open,
    /** In a steady order, whichever column they are in. */
    opened: [...looked.current].filter((tab) => present.has(tab)),
    focused,
    unsaved: allTabs(open).filter((tab) => unsaved.has(tab)),
    isUnsaved: (tab: TabKey) => unsaved.has(tab),
    setUnsaved: (tab: TabKey, is: boolean) =>
      setUnsaved((before) => {
        if (before.has(tab) === is) {
          return before;
        }
        const after = new Set(before);
        after[is ? 'add' : 'delete'](tab);
        return after;
      }),
    show: (tab: TabKey) => void navigate(`/editor/${tab}`),
    focus: (tab: TabKey) =>
      setOpen((before) =>
        focusGroup(
          before,
          before.groups.findIndex((group) => group.shown === tab),
        ),
      ),
    close: (tab: TabKey) => setOpen((before) => closeTab(before, tab)),
    move: (tab: TabKey) => setOpen((before) => moveAcross(before, tab)),
    place: (tab: TabKey, column: number, place: number) =>
      setOpen((before) => placeTab(before, tab, column, place)),
    shift: (by: 1 | -1) => setOpen((before) => shiftShown(before, by)),
    showAcross: (tab: TabKey) => setOpen((before) => openAcross(before, tab)),
    created: (id: number) => setOpen((before) => renameTab(before, 'new', id)),
    beside: (by: 1 | -1) => besideShown(open, by),
  };
}

export type Tabs = ReturnType<typeof useTabs>;
