import type { ReactNode } from 'react';
import { cx } from '#shared/ui/classes.ts';
import classes from './Banner.module.css';

/** A notice above the text, with what can be done about it. */
export function Banner({
  tone,
  icon,
  children,
  actions,
}: {
  tone: 'bad' | 'warn' | 'info';
  icon: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className={cx(classes.banner, classes[tone])} role={tone === 'bad' ? 'alert' : 'status'}>
      <span className={classes.icon}>{icon}</span>
      <span className={classes.text}>{children}</span>
      {actions !== undefined && <span className={classes.actions}>{actions}</span>}
    </div>
  );
}
