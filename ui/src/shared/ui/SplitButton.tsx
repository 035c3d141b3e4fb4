import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './SplitButton.module.css';

/** A button with its usual meaning, and a menu of its other ones beside it. */
export function SplitButton({
  label,
  hint,
  icon,
  loading = false,
  disabled = false,
  onClick,
  menuLabel,
  children,
}: {
  label: string;
  hint?: ReactNode;
  icon: ReactNode;
  loading?: boolean;
  disabled?: boolean;
  onClick: () => void;
  menuLabel: string;
  children: ReactNode;
}) {
  return (
    <div className={classes.group}>
      <Tooltip label={hint} disabled={hint === undefined}>
        <Button
          className={classes.main ?? ''}
          leftSection={icon}
          loading={loading}
          disabled={disabled}
          onClick={onClick}
        >
          {label}
        </Button>
      </Tooltip>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            className={classes.more ?? ''}
            variant="filled"
            color="ved"
            aria-label={menuLabel}
            disabled={disabled || loading}
          >
            <IconChevronDown size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>{children}</Menu.Dropdown>
      </Menu>
    </div>
  );
}
