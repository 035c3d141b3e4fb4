import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconDots, IconLayoutColumns, IconX } from '@tabler/icons-react';
import { type ComponentProps, type KeyboardEvent, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { cx } from '#shared/ui/classes.ts';
import { canMoveAcross, type TabGroup, type TabKey } from './openTabs.ts';
import classes from './Tabs.module.css';
import { useTabDrag } from './useTabDrag.ts';
import { useTabName } from './useTabName.ts';
import type { Tabs } from './useTabs.ts';

/**
 * The open scripts of a column; the arrow keys go along them, Delete closes one, and
 * they can be dragged to another place.
 */
export function TabStrip({
  tabs,
  group,
  place,
  onClose,
}: {
  tabs: Tabs;
  group: TabGroup;
  place: number;
  onClose: (keys: readonly TabKey[]) => void;
}) {
  const list = useRef<HTMLElement>(null);
  const { shown } = group;
  const drag = useTabDrag(tabs, group, place);
  const two = tabs.open.groups.length > 1;
  const movable = canMoveAcross(tabs.open, shown);
  const across = !two ? 'Split right' : place === 0 ? 'Move right' : 'Move left';

  useEffect(() => {
    list.current
      ?.querySelector(`[data-tab="${shown}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);

  function onKeyDown(event: KeyboardEvent, key: TabKey) {
    const at = group.tabs.indexOf(key);
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const next = group.tabs[(at + by + group.tabs.length) % group.tabs.length];
      list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
    } else if (event.key === 'Delete') {
      event.preventDefault();
      onClose([key]);
    }
  }

  return (
    <div className={cx(classes.strip, two && place === tabs.open.focused && classes.focused)}>
      <nav
        ref={list}
        aria-label={two ? `Open scripts, ${place === 0 ? 'left' : 'right'}` : 'Open scripts'}
        className={classes.list}
        {...drag.ofStrip}
      >
        {group.tabs.map((key) => (
          <OneTab
            key={key}
            tab={key}
            shown={key === shown}
            unsaved={tabs.isUnsaved(key)}
            onClose={() => onClose([key])}
            onKeyDown={(event) => onKeyDown(event, key)}
            drag={{ ...drag.ofTab(key), 'data-drop': drag.markOf(key) }}
          />
        ))}
      </nav>
      <Tooltip
        label={movable ? across : 'Open another script, or Alt+click one in the queue, to split'}
        // Above it are the page's main actions, which it would lie over.
        position="bottom-end"
        multiline
        maw={240}
      >
        <ActionIcon
          aria-label={across}
          aria-disabled={!movable}
          data-disabled={!movable}
          onClick={() => movable && tabs.move(shown)}
        >
          <IconLayoutColumns size={16} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" width={210}>
        <Menu.Target>
          <ActionIcon aria-label="More about these tabs">
            <IconDots size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={!movable} onClick={() => tabs.move(shown)}>
            {across}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => onClose([shown])}>Close this one</Menu.Item>
          <Menu.Item
            disabled={group.tabs.length < 2}
            onClick={() => onClose(group.tabs.filter((key) => key !== shown))}
          >
            Close the others
          </Menu.Item>
          <Menu.Item
            onClick={() => onClose(group.tabs.filter((key) => !tabs.isUnsaved(key)))}
            disabled={group.tabs.every(tabs.isUnsaved)}
          >
            Close all that are saved
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function OneTab({
  tab,
  shown,
  unsaved,
  onClose,
  onKeyDown,
  drag,
}: {
  tab: TabKey;
  shown: boolean;
  unsaved: boolean;
  onClose: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  drag: ComponentProps<'div'> & { 'data-drop': string | undefined };
}) {
  const { number, name } = useTabName(tab);
  return (
    <div className={cx(classes.tab, shown && classes.shown)} {...drag}>
      <Link
        to={`/editor/${tab}`}
        data-tab={tab}
        draggable={false}
        aria-current={shown ? 'true' : undefined}
        tabIndex={shown ? 0 : -1}
        className={classes.label}
        title={`${number} ${name}`}
        onAuxClick={(event) => {
          if (event.button === 1) {
            event.preventDefault();
            onClose();
          }
        }}
        onKeyDown={onKeyDown}
      >
        <span className={classes.number}>{number}</span>
        <span className={classes.name}>{name}</span>
        {unsaved && <span className="visually-hidden">, not saved</span>}
      </Link>
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        className={cx(classes.close, unsaved && classes.unsaved)}
        onClick={onClose}
        title={`Close ${number} ${name}`}
      >
        <IconX size={13} stroke={2} />
      </button>
    </div>
  );
}
