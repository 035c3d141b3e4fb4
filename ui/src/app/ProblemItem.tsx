import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { useProblemCount } from '#shared/code/problemCount.ts';
import { plural } from '#shared/format/numbers.ts';
import { cx } from '#shared/ui/classes.ts';
import classes from './StatusBar.module.css';

/** How many problems the script in front has. */
export function ProblemItem() {
  const count = useProblemCount();
  if (count === null) {
    return null;
  }
  const { errors, warnings } = count;
  const words = `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
  return (
    <Tooltip label={`${words}. F8 goes to the next one.`}>
      <UnstyledButton className={cx(classes.item, classes.button)} onClick={count.show}>
        <span className="visually-hidden">{words}, show the problems</span>
        <span className={classes.counts} aria-hidden>
          <IconCircleX size={13} />
          {errors}
          <IconAlertTriangle size={13} />
          {warnings}
        </span>
      </UnstyledButton>
    </Tooltip>
  );
}
