import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import type { ProdState } from '../api/types.ts';
import { cx } from '../ui/classes.ts';
import classes from './ProdBadge.module.css';

/** How a script stands against `prod`; nothing to say where they are the same. */
export function ProdBadge({ state }: { state: ProdState }) {
  if (state === 'same') {
    return null;
  }
  const { hint, look, icon: Icon } = badges[state];
  return (
    <Tooltip label={hint} multiline maw={320}>
      <span className={cx(classes.badge, look)}>
        <Icon size={11} stroke={2.2} aria-hidden />
        {state}
      </span>
    </Tooltip>
  );
}

const badges = {
  new: {
    hint: 'Not on prod yet: Run all does not include it',
    look: classes.fresh,
    icon: IconPlus,
  },
  ahead: {
    hint: 'You have saved changes that are not on prod yet',
    look: classes.ahead,
    icon: IconArrowUp,
  },
  behind: {
    hint: 'prod has moved on since your changes; merging joins both by itself',
    look: classes.behind,
    icon: IconArrowDown,
  },
  conflict: {
    hint: 'You and prod changed the same lines: merging asks you to decide',
    look: classes.conflict,
    icon: IconAlertTriangle,
  },
} as const;
