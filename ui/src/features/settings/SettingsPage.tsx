import { Page } from '#shared/ui/Page.tsx';
import { Appearance } from './Appearance.tsx';
import { Editing } from './Editing.tsx';
import { Interpreters } from './Interpreters.tsx';
import classes from './Settings.module.css';
import { Style } from './Style.tsx';

/** What one chooses for this browser, and what is set for everyone. */
export function SettingsPage() {
  return (
    <Page title="Settings" scrolls>
      <div className={classes.page}>
        <Appearance />
        <Editing />
        <Style />
        <Interpreters />
      </div>
    </Page>
  );
}
