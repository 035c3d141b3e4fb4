import { Outlet } from 'react-router';
import { useMe } from '#shared/api/session.ts';
import { useStartLanguage } from '#shared/language/useStartLanguage.ts';
import classes from './Frame.module.css';
import { KeyboardHelp } from './KeyboardHelp.tsx';
import { useCatalogueEvents } from './live/useCatalogueEvents.ts';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useGlobalKeys } from './useGlobalKeys.ts';

/** Rail, page and status bar; and what lives as long as the user is logged in. */
export function Frame() {
  useCatalogueEvents(useMe().data?.username ?? '');
  useGlobalKeys();
  useStartLanguage();
  return (
    <div className={classes.frame}>
      <Rail />
      <div className={classes.page}>
        <Outlet />
      </div>
      <StatusBar />
      <Palette />
      <KeyboardHelp />
    </div>
  );
}
