import { Switch } from '@mantine/core';
import { type ReactNode, useId } from 'react';
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
  control,
  explanation,
  children,
}: {
  label: string;
  /** The id of what is set, where a click on the label sets it. */
  control?: string;
  explanation?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.setting}>
      <div>
        {control === undefined ? (
          <div className={classes.label}>{label}</div>
        ) : (
          <label htmlFor={control} className={classes.label}>
            {label}
          </label>
        )}
        {explanation !== undefined && <div className={classes.small}>{explanation}</div>}
      </div>
      <div className={classes.control}>{children}</div>
    </div>
  );
}

/** A setting that is on or off. */
export function Choice({
  label,
  explanation,
  on,
  onChange,
}: {
  label: string;
  explanation: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  const id = useId();
  return (
    <Setting label={label} control={id} explanation={explanation}>
      <Switch id={id} checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
    </Setting>
  );
}
