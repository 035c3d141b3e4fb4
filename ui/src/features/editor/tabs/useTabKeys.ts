import { useEffect, useRef } from 'react';
import { useOfferActions } from '#shared/ui/pageActions.ts';
import { canMoveAcross, type TabKey } from './openTabs.ts';
import type { Tabs } from './useTabs.ts';

/**
 * The keys of the tabs, which browsers leave free: Alt+W, Alt+PageUp and PageDown, with Shift to
 * move the tab, Ctrl+\. Some browsers leave Ctrl+Shift+PageUp and PageDown free too.
 */
export function useTabKeys(tabs: Tabs, close: (keys: readonly TabKey[]) => void): void {
  const { focused, open } = tabs;
  const two = open.groups.length > 1;
  const verbs = {
    close: () => focused !== null && close([focused]),
    split: () => focused !== null && tabs.move(focused),
    next: () => go(tabs.beside(1)),
    previous: () => go(tabs.beside(-1)),
    right: () => tabs.shift(1),
    left: () => tabs.shift(-1),
    across: () => go(open.groups[1 - open.focused]?.shown ?? null),
  };
  const latest = useRef(verbs);
  latest.current = verbs;

  function go(tab: TabKey | null): void {
    if (tab !== null && tab !== focused) {
      tabs.show(tab);
    }
  }

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const verb = verbOf(event);
      if (verb !== null) {
        event.preventDefault();
        event.stopPropagation();
        latest.current[verb]();
      }
    }
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);

  const many = open.groups.some((group) => group.tabs.length > 1);
  useOfferActions([
    {
      id: 'split',
      label: two ? 'Move the script to the other column' : 'Split right',
      keys: 'Ctrl+\\',
      disabled: focused === null || !canMoveAcross(open, focused),
      run: verbs.split,
    },
    { id: 'close-tab', label: 'Close the tab', keys: 'Alt+W', run: verbs.close },
    {
      id: 'next-tab',
      label: 'Next tab',
      keys: 'Alt+PageDown',
      disabled: !many,
      run: verbs.next,
    },
    {
      id: 'previous-tab',
      label: 'Previous tab',
      keys: 'Alt+PageUp',
      disabled: !many,
      run: verbs.previous,
    },
    {
      id: 'tab-right',
      label: 'Move the tab to the right',
      keys: 'Alt+Shift+PageDown',
      disabled: !many,
      run: verbs.right,
    },
    {
      id: 'tab-left',
      label: 'Move the tab to the left',
      keys: 'Alt+Shift+PageUp',
      disabled: !many,
      run: verbs.left,
    },
    {
      id: 'other-column',
      label: 'Go to the other column',
      disabled: !two,
      run: verbs.across,
    },
  ]);
}

type Verb = 'close' | 'split' | 'next' | 'previous' | 'right' | 'left';

function verbOf({ code, key, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): Verb | null {
  const command = ctrlKey || metaKey;
  if (shiftKey && altKey !== command) {
    switch (code) {
      case 'PageDown':
        return 'right';
      case 'PageUp':
        return 'left';
    }
  }
  if (altKey && !command && !shiftKey) {
    switch (code) {
      case 'KeyW':
        return 'close';
      case 'PageDown':
        return 'next';
      case 'PageUp':
        return 'previous';
    }
  }
  return command && !altKey && !shiftKey && key === '\\' ? 'split' : null;
}
