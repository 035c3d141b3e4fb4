import { Tooltip } from '@mantine/core';
import type { Script } from '../api/types.ts';
import { cx } from '../ui/classes.ts';
import classes from './ProdBadge.module.css';

/** How a script stands against `prod`; nothing to say where they are the same. */
export function ProdBadge({ state }: { state: Script['state'] }) {
  switch (state) {
    case 'same':
      return null;
    case 'new':
      return (
        <Tooltip label="Not on prod yet: Run all does not include it">
          <span className={cx(classes.badge, classes.fresh)}>new</span>
        </Tooltip>
      );
    case 'ahead':
      return (
        <Tooltip label="You have saved changes that are not on prod yet">
          <span className={cx(classes.badge, classes.ahead)}>ahead of prod</span>
        </Tooltip>
      );
  }
}
