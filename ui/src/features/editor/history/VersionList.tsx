import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { RecordedVersion } from '#shared/api/types.ts';
import classes from './History.module.css';
import { VersionRow } from './VersionRow.tsx';

const rowHeight = 66;

/** The versions, newest first; there may be thousands. */
export function VersionList({
  versions,
  picked,
  current,
  linked,
  onPick,
}: {
  versions: readonly RecordedVersion[];
  picked: readonly number[];
  current: number;
  /** Whether the reader may follow an answer to its record. */
  linked: boolean;
  onPick: (picked: readonly number[]) => void;
}) {
  const scroller = useRef<HTMLOListElement>(null);
  const virtual = useVirtualizer({
    count: versions.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const first = versions.findIndex(({ id }) => id === picked[0]);
  const { scrollToIndex } = virtual;
  useEffect(() => {
    if (first >= 0) {
      scrollToIndex(first, { align: 'auto' });
    }
  }, [first, scrollToIndex]);

  function toggle(id: number): void {
    onPick(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id].slice(-2));
  }

  return (
    <ol ref={scroller} className={classes.list} aria-label="Versions">
      <li
        className={classes.all}
        style={{ height: virtual.getTotalSize() }}
        role="presentation"
        aria-hidden
      />
      {virtual.getVirtualItems().map((item) => {
        const version = versions[item.index];
        return version === undefined ? null : (
          <li
            key={version.id}
            className={classes.item}
            aria-setsize={versions.length}
            aria-posinset={item.index + 1}
            style={{ height: item.size, transform: `translateY(${item.start}px)` }}
          >
            <VersionRow
              version={version}
              joined={versions.find(({ id }) => id === version.merged_version_id)}
              current={version.id === current}
              picked={picked.includes(version.id)}
              linked={linked}
              onOpen={() => onPick([version.id])}
              onToggle={() => toggle(version.id)}
            />
          </li>
        );
      })}
    </ol>
  );
}
