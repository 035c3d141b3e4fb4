import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import type { CodeMark, ProblemSeverity } from '#shared/code/codeTypes.ts';
import { cx } from '#shared/ui/classes.ts';
import classes from './Panels.module.css';

const icons = { error: IconCircleX, warning: IconAlertTriangle, info: IconInfoCircle } as const;
const tones: Record<ProblemSeverity, 'bad' | 'warn' | 'live'> = {
  error: 'bad',
  warning: 'warn',
  info: 'live',
};

/** Everything that the checkers say about the text; choosing one goes to its place. */
export function Problems({
  marks,
  onShow,
}: {
  marks: readonly CodeMark[];
  onShow: (mark: CodeMark) => void;
}) {
  const list = useRef<HTMLUListElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
      buttons[buttons.indexOf(event.target as HTMLButtonElement) + by]?.focus();
    }
  }

  if (marks.length === 0) {
    return (
      <p className={classes.hint}>
        No problems. What Pyright, Ruff and saving have to say about the text appears here; F8 goes
        from one to the next.
      </p>
    );
  }
  return (
    <ul ref={list} className={classes.problems} aria-label="Problems" onKeyDown={onKeyDown}>
      {marks.map((mark) => {
        const Icon = icons[mark.severity];
        return (
          <li key={`${mark.line} ${mark.column} ${mark.source} ${mark.code} ${mark.message}`}>
            <button type="button" className={classes.problem} onClick={() => onShow(mark)}>
              <Icon
                size={15}
                stroke={1.8}
                className={cx(classes.severity, classes[tones[mark.severity]])}
                aria-hidden
              />
              <span className="visually-hidden">{mark.severity}: </span>
              <span className={classes.message}>{mark.message}</span>
              <span className={classes.source}>
                {mark.source}
                {mark.code !== '' && ` ${mark.code}`}
              </span>
              <span className={classes.place}>
                line {mark.line}, column {mark.column}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
