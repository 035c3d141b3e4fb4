import type { ReactNode } from 'react';
import classes from './Settings.module.css';

/** A part of the settings. */
export function Settings({
  title,
  explanation,
  children,
}: {
  title: string;
  explanation?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      {explanation !== undefined && <p className={classes.explanation}>{explanation}</p>}
      {children}
    </section>
  );
}

/** One setting: what it is, and beside it what can be chosen. */
export function Setting({
  label,
  explanation,
  children,
}: {
  label: string;
  explanation?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.setting}>
      <div>
        <div className={classes.label}>{label}</div>
        {explanation !== undefined && <div className={classes.small}>{explanation}</div>}
      </div>
      <div className={classes.control}>{children}</div>
    </div>
  );
}
