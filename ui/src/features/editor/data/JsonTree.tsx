import { useState } from 'react';
import { count, plural } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import classes from './Data.module.css';

/** What is shown of a list or an object before one asks for more. */
const shownFirst = 200;
const longestText = 2000;

/** A JSON value, each list and object of which can be opened. */
export function JsonTree({ value }: { value: unknown }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
    <section className={classes.scroller} tabIndex={0} aria-label="Data as JSON">
      <ul className={classes.tree}>
        <Node name={null} value={value} depth={0} />
      </ul>
    </section>
  );
}

function Node({ name, value, depth }: { name: string | null; value: unknown; depth: number }) {
  const [open, setOpen] = useState(depth < 2);
  const [shown, setShown] = useState(shownFirst);
  const label = name === null ? null : <span className={classes.name}>{visibleText(name)}: </span>;
  if (typeof value !== 'object' || value === null) {
    return (
      <li className={classes.leaf}>
        {label}
        <Leaf value={value} />
      </li>
    );
  }
  const entries = Object.entries(value);
  const size = Array.isArray(value)
    ? `[${plural(entries.length, 'item')}]`
    : `{${plural(entries.length, 'entry', 'entries')}}`;
  return (
    <li>
      <button
        type="button"
        className={classes.opener}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className={classes.sign} aria-hidden>
          {open ? '▾' : '▸'}
        </span>
        {label}
        <span className={classes.sizeOf}>{size}</span>
      </button>
      {open && (
        <ul className={classes.tree}>
          {entries.slice(0, shown).map(([key, inner]) => (
            <Node key={key} name={key} value={inner} depth={depth + 1} />
          ))}
          {entries.length > shown && (
            <li>
              <button
                type="button"
                className={classes.opener}
                onClick={() => setShown(shown + 5 * shownFirst)}
              >
                {count(entries.length - shown)} more
              </button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

function Leaf({ value }: { value: unknown }) {
  const text = JSON.stringify(value) ?? 'null';
  const kind = value === null ? 'null' : typeof value;
  return (
    <span className={classes[kind]}>
      {visibleText(text.slice(0, longestText))}
      {text.length > longestText && '…'}
    </span>
  );
}
