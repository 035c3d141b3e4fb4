import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconListNumbers, IconPlayerTrackNext, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { cx } from '#shared/ui/classes.ts';
import { Logo } from '#shared/ui/Logo.tsx';
import { openPalette } from './paletteStore.ts';
import classes from './Rail.module.css';
import { UserMenu } from './UserMenu.tsx';

const scriptPages = /^\/(editor\/.*|order|deleted|duplicates)?$/;

export function Rail() {
  const { pathname } = useLocation();
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
      <div className={classes.space} />
      <Tooltip label="Search everything (Ctrl+K)" position="right">
        <UnstyledButton
          className={classes.place}
          aria-label="Search everything"
          onClick={openPalette}
        >
          <IconSearch size={20} stroke={1.7} />
        </UnstyledButton>
      </Tooltip>
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
