import { useLayoutEffect, useRef } from 'react';
import type { TabGroup, TabKey } from './openTabs.ts';
import { TabStrip } from './TabStrip.tsx';
import classes from './Tabs.module.css';
import type { TabHosts } from './tabHosts.ts';
import type { Tabs } from './useTabs.ts';

/** A column: its tabs, and below them what the shown one has. */
export function TabColumn({
  tabs,
  group,
  place,
  hosts,
  onClose,
}: {
  tabs: Tabs;
  group: TabGroup;
  place: number;
  hosts: TabHosts;
  onClose: (keys: readonly TabKey[]) => void;
}) {
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    for (const key of group.tabs) {
      const host = hosts.of(key);
      if (host.parentElement !== body.current) {
        body.current?.append(host);
      }
      const hidden = key !== group.shown;
      host.classList.toggle(classes.hidden ?? '', hidden);
      host.inert = hidden;
    }
  }, [group, hosts]);
  return (
    <div className={classes.column} data-column={place}>
      <TabStrip tabs={tabs} group={group} place={place} onClose={onClose} />
      <div ref={body} className={classes.body} />
    </div>
  );
}
