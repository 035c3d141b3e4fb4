/** A script, or the one that is being written and not created yet. */
export type TabKey = number | 'new';

/** A column of tabs, one of which is shown. */
export interface TabGroup {
  readonly tabs: readonly TabKey[];
  readonly shown: TabKey;
}

/** What is open in this window: one column or two; each script in one of them at most. */
export interface OpenTabs {
  readonly groups: readonly TabGroup[];
  readonly focused: number;
}

const mostGroups = 2;
/** With more of them, those that were opened first and have nothing unsaved are closed. */
export const mostTabs = 12;

export const noTabs: OpenTabs = { groups: [], focused: 0 };

export function allTabs({ groups }: OpenTabs): TabKey[] {
  return groups.flatMap(({ tabs }) => tabs);
}

export function focusedTab({ groups, focused }: OpenTabs): TabKey | null {
  return groups[focused]?.shown ?? null;
}

/** Shows a script where it is open, or opens it beside the tab that is focused. */
export function openTab(open: OpenTabs, key: TabKey): OpenTabs {
  const there = groupOfTab(open, key);
  if (there >= 0) {
    return focusGroup(changeGroup(open, there, { shown: key }), there);
  }
  const group = open.groups[open.focused];
  if (group === undefined) {
    return { groups: [...open.groups, { tabs: [key], shown: key }], focused: open.groups.length };
  }
  const tabs = insertAfter(group.tabs, group.shown, key);
  return changeGroup(open, open.focused, { tabs, shown: key });
}

/** Closes a tab; its neighbour is shown instead, and a column without tabs goes. */
export function closeTab(open: OpenTabs, key: TabKey): OpenTabs {
  const at = groupOfTab(open, key);
  const group = open.groups[at];
  if (group === undefined) {
    return open;
  }
  const place = group.tabs.indexOf(key);
  const tabs = group.tabs.filter((tab) => tab !== key);
  const neighbour = tabs[Math.min(place, tabs.length - 1)];
  if (neighbour === undefined) {
    const groups = open.groups.filter((_, index) => index !== at);
    return { groups, focused: Math.max(0, Math.min(open.focused, groups.length - 1)) };
  }
  return changeGroup(open, at, { tabs, shown: group.shown === key ? neighbour : group.shown });
}

/** Puts a tab into the other column, which is made where there is none. Alone it stays. */
export function moveAcross(open: OpenTabs, key: TabKey): OpenTabs {
  const from = groupOfTab(open, key);
  if (from < 0 || !canMoveAcross(open, key)) {
    return open;
  }
  const closed = closeTab(open, key);
  const merged = closed.groups.length < open.groups.length;
  const target = merged ? 0 : open.groups.length < mostGroups ? open.groups.length : 1 - from;
  const group = closed.groups[target];
  const groups =
    group === undefined
      ? [...closed.groups, { tabs: [key], shown: key }]
      : closed.groups.map((other, index) =>
          index === target ? { tabs: [...other.tabs, key], shown: key } : other,
        );
  return { groups, focused: target };
}

export function canMoveAcross(open: OpenTabs, key: TabKey): boolean {
  const group = open.groups[groupOfTab(open, key)];
  return group !== undefined && (group.tabs.length > 1 || open.groups.length > 1);
}

/** Puts a tab at a place of a column, counted as the tabs are before it is moved, and shows it. */
export function placeTab(open: OpenTabs, key: TabKey, column: number, place: number): OpenTabs {
  const from = open.groups[groupOfTab(open, key)];
  const to = open.groups[column];
  if (from === undefined || to === undefined) {
    return open;
  }
  const before = to.tabs.slice(0, place).filter((tab) => tab !== key);
  const after = to.tabs.slice(place).filter((tab) => tab !== key);
  const placed = { tabs: [...before, key, ...after], shown: key };
  const left = from === to ? open : closeTab(open, key);
  const at = from !== to && left.groups.length < open.groups.length ? 0 : column;
  return {
    groups: left.groups.map((group, index) => (index === at ? placed : group)),
    focused: at,
  };
}

/** Puts the shown tab of the focused column before its neighbour, or behind it. */
export function shiftShown(open: OpenTabs, by: 1 | -1): OpenTabs {
  const group = open.groups[open.focused];
  const at = group?.tabs.indexOf(group.shown) ?? -1;
  const place = at + by;
  return group === undefined || place < 0 || place >= group.tabs.length
    ? open
    : placeTab(open, group.shown, open.focused, by === 1 ? place + 1 : place);
}

/** Opens a script in the column that is not focused. */
export function openAcross(open: OpenTabs, key: TabKey): OpenTabs {
  const before = focusedTab(open);
  if (before === null || before === key) {
    return openTab(open, key);
  }
  const there = groupOfTab(open, key);
  if (there >= 0) {
    return there === open.focused ? moveAcross(open, key) : openTab(open, key);
  }
  return moveAcross(openTab(open, key), key);
}

/** Something that had no id yet was created, or a tab shows another script from now on. */
export function renameTab(open: OpenTabs, from: TabKey, to: TabKey): OpenTabs {
  if (groupOfTab(open, to) >= 0) {
    return openTab(closeTab(open, from), to);
  }
  return {
    ...open,
    groups: open.groups.map(({ tabs, shown }) => ({
      tabs: tabs.map((tab) => (tab === from ? to : tab)),
      shown: shown === from ? to : shown,
    })),
  };
}

export function focusGroup(open: OpenTabs, focused: number): OpenTabs {
  return open.groups[focused] === undefined || open.focused === focused
    ? open
    : { ...open, focused };
}

/** The next tab of the focused column, or the one before, round and round. */
export function besideShown(open: OpenTabs, by: 1 | -1): TabKey | null {
  const group = open.groups[open.focused];
  if (group === undefined) {
    return null;
  }
  const { tabs, shown } = group;
  return tabs[(tabs.indexOf(shown) + by + tabs.length) % tabs.length] ?? null;
}

/** Closes what is too much: never what is shown, nor what may not be closed. */
export function tidyTabs(open: OpenTabs, keep: (key: TabKey) => boolean): OpenTabs {
  const shown = new Set(open.groups.map((group) => group.shown));
  let left = open;
  for (const key of allTabs(open)) {
    if (allTabs(left).length <= mostTabs) {
      break;
    }
    if (!shown.has(key) && !keep(key)) {
      left = closeTab(left, key);
    }
  }
  return left;
}

/** What an earlier page of this window had open, as far as it makes sense. */
export function parseTabs(stored: string | null, mayWrite: boolean): OpenTabs {
  let value: unknown;
  try {
    value = JSON.parse(stored ?? 'null');
  } catch {
    return noTabs;
  }
  const given = (value as { groups?: unknown } | null)?.groups;
  if (!Array.isArray(given)) {
    return noTabs;
  }
  const seen = new Set<TabKey>();
  const groups: TabGroup[] = [];
  for (const group of given.slice(0, mostGroups) as (Partial<TabGroup> | null)[]) {
    const tabs = (Array.isArray(group?.tabs) ? group.tabs : []).filter((key: unknown) => {
      const fits = isTabKey(key) && !seen.has(key) && (mayWrite || key !== 'new');
      return fits && seen.add(key);
    });
    const first = tabs[0];
    if (first !== undefined) {
      groups.push({ tabs, shown: tabs.find((key) => key === group?.shown) ?? first });
    }
  }
  const focused = (value as { focused?: unknown }).focused;
  return { groups, focused: focused === 1 && groups.length > 1 ? 1 : 0 };
}

function isTabKey(value: unknown): value is TabKey {
  return value === 'new' || (Number.isSafeInteger(value) && (value as number) > 0);
}

function groupOfTab({ groups }: OpenTabs, key: TabKey): number {
  return groups.findIndex(({ tabs }) => tabs.includes(key));
}

function changeGroup(open: OpenTabs, at: number, change: Partial<TabGroup>): OpenTabs {
  return {
    ...open,
    groups: open.groups.map((group, index) => (index === at ? { ...group, ...change } : group)),
  };
}

function insertAfter(tabs: readonly TabKey[], after: TabKey, key: TabKey): TabKey[] {
  const at = tabs.indexOf(after) + 1;
  return [...tabs.slice(0, at), key, ...tabs.slice(at)];
}
