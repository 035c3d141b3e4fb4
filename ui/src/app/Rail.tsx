import { Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconCommand,
  IconKeyboard,
  IconListNumbers,
  IconPlayerTrackNext,
  IconSearch,
  IconSettings,
  IconSparkles,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { isEditor, useMe } from '#shared/api/session.ts';
import { cx } from '#shared/ui/classes.ts';
import { Logo } from '#shared/ui/Logo.tsx';
import { openHelp } from './helpStore.ts';
import { openPalette } from './paletteStore.ts';
import classes from './Rail.module.css';
import { UserMenu } from './UserMenu.tsx';
import { useFindInScripts } from './useGlobalKeys.ts';

const scriptPages = /^\/(editor\/.*|order|deleted|duplicates)?$/;

export function Rail() {
  const { pathname } = useLocation();
  const find = useFindInScripts();
  const me = useMe();
  return (
    <nav className={classes.rail} aria-label="Main">
      <Link to="/" className={classes.logo} aria-label="Ved, to the scripts">
        <Logo size={24} />
      </Link>
      <Place
        to="/"
        label="Scripts"
        active={scriptPages.test(pathname)}
        icon={<IconListNumbers size={21} stroke={1.7} />}
      />
      <Place
        to="/runs"
        label="Runs"
        active={pathname.startsWith('/runs')}
        icon={<IconPlayerTrackNext size={21} stroke={1.7} />}
      />
      {isEditor(me.data) && (
        <Place
          to="/assistant"
          label="Assistant"
          active={pathname.startsWith('/assistant')}
          icon={<IconSparkles size={21} stroke={1.7} />}
        />
      )}
      <Tooltip label="Find in all scripts (Ctrl+Shift+F)" position="right">
        <UnstyledButton
          className={cx(classes.place, pathname === '/search' && classes.active)}
          aria-label="Find in all scripts (Ctrl+Shift+F)"
          onClick={find}
        >
          <IconSearch size={20} stroke={1.7} />
        </UnstyledButton>
      </Tooltip>
      <div className={classes.space} />
      <Tooltip label="Every script and action (Ctrl+K)" position="right">
        <UnstyledButton
          className={classes.place}
          aria-label="Search everything"
          onClick={openPalette}
        >
          <IconCommand size={20} stroke={1.7} />
        </UnstyledButton>
      </Tooltip>
      <Tooltip label="Keys (?)" position="right">
        <UnstyledButton className={classes.place} aria-label="Keys" onClick={openHelp}>
          <IconKeyboard size={20} stroke={1.7} />
        </UnstyledButton>
      </Tooltip>
      <Place
        to="/settings"
        label="Settings"
        active={pathname === '/settings'}
        icon={<IconSettings size={20} stroke={1.7} />}
      />
      <UserMenu />
    </nav>
  );
}

function Place({
  to,
  label,
  active,
  icon,
}: {
  to: string;
  label: string;
  active: boolean;
  icon: ReactNode;
}) {
  return (
    <Tooltip label={label} position="right">
      <NavLink
        to={to}
        className={cx(classes.place, active && classes.active)}
        aria-label={label}
        aria-current={active ? 'page' : undefined}
      >
        {icon}
      </NavLink>
    </Tooltip>
  );
}
