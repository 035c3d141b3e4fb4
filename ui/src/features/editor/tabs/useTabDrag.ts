import { type DragEvent, useState } from 'react';
import type { TabGroup, TabKey } from './openTabs.ts';
import type { Tabs } from './useTabs.ts';

const kind = 'application/x-ved-tab';

/** Lets the tabs of a column be dragged to another place, and takes those of the other column. */
export function useTabDrag(tabs: Tabs, { tabs: keys }: TabGroup, column: number) {
  /** Before which of its tabs it would be put; null while nothing is dragged over the column. */
  const [place, setPlace] = useState<number | null>(null);

  return {
    place,
    ofTab: (key: TabKey) => ({
      draggable: true,
      onDragStart(event: DragEvent) {
        event.dataTransfer.setData(kind, String(key));
        event.dataTransfer.effectAllowed = 'move';
      },
    }),
    ofStrip: {
      onDragOver(event: DragEvent<HTMLElement>) {
        if (event.dataTransfer.types.includes(kind)) {
          event.preventDefault();
          event.dataTransfer.dropEffect = 'move';
          setPlace(placeAt(event.currentTarget, event.clientX));
        }
      },
      onDragLeave({ currentTarget, relatedTarget }: DragEvent<HTMLElement>) {
        if (!currentTarget.contains(relatedTarget as Node | null)) {
          setPlace(null);
        }
      },
      onDrop(event: DragEvent<HTMLElement>) {
        const dropped = event.dataTransfer.getData(kind);
        const open = tabs.open.groups.flatMap((group) => group.tabs);
        const key = open.find((tab) => String(tab) === dropped);
        if (key !== undefined) {
          event.preventDefault();
          tabs.place(key, column, placeAt(event.currentTarget, event.clientX));
        }
        setPlace(null);
      },
    },
    /** On which side of a tab the dragged one would be put. */
    markOf: (key: TabKey): 'before' | 'after' | undefined => {
      if (place !== null && place === keys.indexOf(key)) {
        return 'before';
      }
      return place === keys.length && key === keys.at(-1) ? 'after' : undefined;
    },
  };
}

/** The number of tabs whose middle is to the left. */
function placeAt(strip: HTMLElement, x: number): number {
  return [...strip.children].filter((tab) => {
    const { left, width } = tab.getBoundingClientRect();
    return left + width / 2 < x;
  }).length;
}
