import { expect, test } from 'vitest';
import {
  allTabs,
  besideShown,
  canMoveAcross,
  closeTab,
  focusedTab,
  mostTabs,
  moveAcross,
  noTabs,
  type OpenTabs,
  openAcross,
  openTab,
  parseTabs,
  placeTab,
  renameTab,
  shiftShown,
  tidyTabs,
} from './openTabs.ts';

function open(...keys: readonly (number | 'new')[]): OpenTabs {
  return keys.reduce<OpenTabs>((tabs, key) => openTab(tabs, key), noTabs);
}

test('opens a script beside the shown one, and only once', () => {
  const tabs = openTab(openTab(open(1, 2, 3), 1), 4);

  expect(tabs.groups).toEqual([{ tabs: [1, 4, 2, 3], shown: 4 }]);
  expect(openTab(tabs, 3).groups).toEqual([{ tabs: [1, 4, 2, 3], shown: 3 }]);
});

test('shows the neighbour of a closed tab', () => {
  expect(closeTab(open(1, 2, 3), 3).groups).toEqual([{ tabs: [1, 2], shown: 2 }]);
  expect(closeTab(openTab(open(1, 2, 3), 2), 2).groups).toEqual([{ tabs: [1, 3], shown: 3 }]);
  expect(closeTab(open(1), 1)).toEqual(noTabs);
});

test('splits to the right and joins again', () => {
  const split = moveAcross(open(1, 2), 2);

  expect(split).toEqual({
    groups: [
      { tabs: [1], shown: 1 },
      { tabs: [2], shown: 2 },
    ],
    focused: 1,
  });
  expect(moveAcross(split, 2)).toEqual({ groups: [{ tabs: [1, 2], shown: 2 }], focused: 0 });
  expect(moveAcross(split, 1)).toEqual({ groups: [{ tabs: [2, 1], shown: 1 }], focused: 0 });
});

test('moves between two columns', () => {
  const split = moveAcross(open(1, 2, 3), 3);

  expect(moveAcross(split, 1)).toEqual({
    groups: [
      { tabs: [2], shown: 2 },
      { tabs: [3, 1], shown: 1 },
    ],
    focused: 1,
  });
});

test('puts a tab at another place of its column', () => {
  expect(placeTab(open(1, 2, 3), 3, 0, 0).groups).toEqual([{ tabs: [3, 1, 2], shown: 3 }]);
  expect(placeTab(open(1, 2, 3), 1, 0, 3).groups).toEqual([{ tabs: [2, 3, 1], shown: 1 }]);
  expect(placeTab(open(1, 2, 3), 1, 0, 1).groups).toEqual([{ tabs: [1, 2, 3], shown: 1 }]);
  expect(placeTab(open(1, 2, 3), 1, 0, 2).groups).toEqual([{ tabs: [2, 1, 3], shown: 1 }]);
});

test('puts a tab at a place of the other column', () => {
  const split = moveAcross(open(1, 2, 3), 3);

  expect(placeTab(split, 1, 1, 0)).toEqual({
    groups: [
      { tabs: [2], shown: 2 },
      { tabs: [1, 3], shown: 1 },
    ],
    focused: 1,
  });
  expect(placeTab(split, 3, 0, 1)).toEqual({
    groups: [{ tabs: [1, 3, 2], shown: 3 }],
    focused: 0,
  });
  expect(placeTab(moveAcross(open(1, 2), 2), 1, 1, 1)).toEqual({
    groups: [{ tabs: [2, 1], shown: 1 }],
    focused: 0,
  });
});

test('moves the shown tab along its column, but not out of it', () => {
  expect(shiftShown(open(1, 2, 3), -1).groups).toEqual([{ tabs: [1, 3, 2], shown: 3 }]);
  expect(shiftShown(openTab(open(1, 2, 3), 1), 1).groups).toEqual([{ tabs: [2, 1, 3], shown: 1 }]);
  expect(shiftShown(open(1, 2, 3), 1)).toEqual(open(1, 2, 3));
  expect(shiftShown(noTabs, 1)).toBe(noTabs);
});

test('does not split what is alone', () => {
  expect(canMoveAcross(open(1), 1)).toBe(false);
  expect(moveAcross(open(1), 1)).toEqual(open(1));
});

test('opens a script across from the focused one', () => {
  const across = openAcross(open(1), 2);

  expect(across.groups.map(({ shown }) => shown)).toEqual([1, 2]);
  expect(focusedTab(openAcross(across, 1))).toBe(1);
  expect(openAcross(openTab(across, 1), 3).groups).toEqual([
    { tabs: [1], shown: 1 },
    { tabs: [2, 3], shown: 3 },
  ]);
});

test('closes a column with its last tab', () => {
  const split = moveAcross(open(1, 2), 2);

  expect(closeTab(split, 2)).toEqual({ groups: [{ tabs: [1], shown: 1 }], focused: 0 });
  expect(closeTab(split, 1)).toEqual({ groups: [{ tabs: [2], shown: 2 }], focused: 0 });
});

test('gives a new script its id', () => {
  expect(renameTab(open(1, 'new'), 'new', 7).groups).toEqual([{ tabs: [1, 7], shown: 7 }]);
  expect(renameTab(open(7, 'new'), 'new', 7).groups).toEqual([{ tabs: [7], shown: 7 }]);
});

test('goes round the tabs', () => {
  expect(besideShown(open(1, 2, 3), 1)).toBe(1);
  expect(besideShown(openTab(open(1, 2, 3), 1), -1)).toBe(3);
  expect(besideShown(noTabs, 1)).toBeNull();
});

test('closes the oldest tabs, but neither the shown one nor one that must stay', () => {
  const many = open(...Array.from({ length: mostTabs + 2 }, (_, index) => index + 1));

  const left = allTabs(tidyTabs(openTab(many, 1), (key) => key === 2));

  expect(left).toHaveLength(mostTabs);
  expect(left).toEqual(expect.arrayContaining([1, 2]));
  expect(left).not.toContain(3);
});

test('takes up what was open, and nothing that makes no sense', () => {
  const split = moveAcross(open(1, 2, 3), 3);

  expect(parseTabs(JSON.stringify(split), true)).toEqual(split);
  expect(parseTabs('{"groups":[{"tabs":[1,1,"x",-2],"shown":9},{"tabs":[]}]}', true)).toEqual(
    open(1),
  );
  expect(parseTabs('{"groups":[{"tabs":["new",2],"shown":"new"}]}', false)).toEqual(open(2));
  expect(parseTabs('[', true)).toEqual(noTabs);
  expect(parseTabs('{"groups":[null,{"tabs":3}]}', true)).toEqual(noTabs);
});
