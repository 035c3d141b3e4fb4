import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { components } from '#api';
import { orderingNumber, plural } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { matchParts } from './matchParts.ts';
import classes from './Search.module.css';

type SearchResult = components['schemas']['SearchResult'];
type FoundScript = SearchResult['scripts'][number];

/** The found lines by script; choosing one opens the script there. */
export function SearchResults({ result }: { result: SearchResult }) {
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const list = useRef<HTMLDivElement>(null);

  function toggle(id: number) {
    setFolded((before) => {
      const after = new Set(before);
      if (!after.delete(id)) {
        after.add(id);
      }
      return after;
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const stops = [...(list.current?.querySelectorAll<HTMLElement>('a, button') ?? [])];
      stops[stops.indexOf(event.target as HTMLElement) + by]?.focus();
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys go along what is in it
    <div ref={list} className={classes.results} onKeyDown={onKeyDown}>
      {result.scripts.map((script) => (
        <section key={script.id} aria-label={nameOf(script)}>
          <div className={classes.script}>
            <button
              type="button"
              className={classes.fold}
              aria-expanded={!folded.has(script.id)}
              onClick={() => toggle(script.id)}
            >
              {folded.has(script.id) ? (
                <IconChevronRight size={14} aria-hidden />
              ) : (
                <IconChevronDown size={14} aria-hidden />
              )}
              <span className={classes.number}>{orderingNumber(script.ordering_number)}</span>
              <span className={classes.name}>{visibleText(script.descriptive_name)}</span>
              <span className={classes.count}>
                {script.matches.length}
                <span className="visually-hidden"> found</span>
              </span>
            </button>
          </div>
          {!folded.has(script.id) && <Lines script={script} />}
        </section>
      ))}
      {result.truncated && (
        <p className={classes.hint}>
          There is more: these are the first {plural(linesOf(result), 'line')}. Narrow the search to
          see the rest.
        </p>
      )}
    </div>
  );
}

function Lines({ script }: { script: FoundScript }) {
  return (
    <ul className={classes.lines}>
      {script.matches.map((match) => {
        const { before, match: found, after } = matchParts(match);
        const { line, column, end_column } = match;
        return (
          <li key={`${line} ${column}`}>
            <Link
              className={classes.line}
              to={`/editor/${script.id}?line=${line}&column=${column}&end=${end_column}`}
            >
              <span className={classes.lineNumber}>{line}</span>
              <code className={classes.text}>
                {visibleText(before)}
                <mark>{visibleText(found)}</mark>
                {visibleText(after)}
              </code>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

export function linesOf(result: SearchResult): number {
  return result.scripts.reduce((sum, { matches }) => sum + matches.length, 0);
}

function nameOf(script: FoundScript): string {
  return `${orderingNumber(script.ordering_number)} ${visibleText(script.descriptive_name)}`;
}
