import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { cx } from './classes.ts';
import classes from './Page.module.css';

export interface Crumb {
  readonly label: string;
  readonly to: string;
}

/** A page in the frame: a thin bar with where one is and what one can do, and the content below. */
export function Page({
  title,
  heading,
  crumbs = [],
  beside,
  actions,
  scrolls = false,
  children,
}: {
  title: string;
  /** Instead of the title where it needs more than text. */
  heading?: ReactNode;
  crumbs?: readonly Crumb[];
  beside?: ReactNode;
  actions?: ReactNode;
  scrolls?: boolean;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title.slice(0, 200)} · Ved`;
  }, [title]);
  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <nav aria-label="Breadcrumb" className={classes.crumbs}>
          {crumbs.map((crumb) => (
            <span key={crumb.to} className={classes.crumb}>
              <Link to={crumb.to}>{crumb.label}</Link>
              <span aria-hidden className={classes.slash}>
                /
              </span>
            </span>
          ))}
          <h1 className={classes.title}>{heading ?? title}</h1>
        </nav>
        {beside !== undefined && <div className={classes.beside}>{beside}</div>}
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      <main className={cx(classes.content, scrolls && classes.scrolls)}>{children}</main>
    </div>
  );
}
