import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBulb,
  IconCircleX,
  IconInfoCircle,
  IconSparkles,
} from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import type { CodeHandle } from '#shared/code/CodeEditor.tsx';
import { type CodeMark, markKey, type ProblemSeverity } from '#shared/code/codeTypes.ts';
import { cx } from '#shared/ui/classes.ts';
import tones from '#shared/ui/Tones.module.css';
import classes from './Panels.module.css';
import { useFixable } from './useFixable.ts';

const icons = { error: IconCircleX, warning: IconAlertTriangle, info: IconInfoCircle } as const;
const toneOf: Record<ProblemSeverity, 'bad' | 'warn' | 'live'> = {
  error: 'bad',
  warning: 'warn',
  info: 'live',
};

/**
 * Everything that the checkers say about the text; choosing one goes to its place. The arrow keys
 * go along the list, and to what mends one.
 */
export function Problems({
  handle,
  marks,
  onShow,
  onFix,
}: {
  handle: CodeHandle | null;
  marks: readonly CodeMark[];
  onShow: (mark: CodeMark) => void;
  /** Asks the assistant, where one may. */
  onFix?: ((mark: CodeMark) => void) | undefined;
}) {
  const list = useRef<HTMLUListElement>(null);
  const fixable = useFixable(handle, marks);

  function onKeyDown(event: KeyboardEvent) {
    const next = nextButton(list.current, event);
    if (next !== null) {
      event.preventDefault();
      next?.focus();
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
        const key = markKey(mark);
        return (
          <li key={key} className={classes.row}>
            <button type="button" className={classes.problem} onClick={() => onShow(mark)}>
              <Icon
                size={15}
                stroke={1.8}
                className={cx(classes.severity, tones[toneOf[mark.severity]])}
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
            {fixable.has(key) && (
              <Tooltip label="Quick fix">
                <ActionIcon
                  size={22}
                  className={classes.fix ?? ''}
                  aria-label={`Quick fix: ${mark.message}`}
                  onClick={() => {
                    onShow(mark);
                    handle?.act('editor.action.quickFix');
                  }}
                >
                  <IconBulb size={15} stroke={1.8} />
                </ActionIcon>
              </Tooltip>
            )}
            {onFix !== undefined && (
              <Tooltip label="Fix with the assistant">
                <ActionIcon
                  size={22}
                  className={classes.fix ?? ''}
                  aria-label={`Fix with the assistant: ${mark.message}`}
                  onClick={() => onFix(mark)}
                >
                  <IconSparkles size={15} stroke={1.8} />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Null for other keys; undefined where there is nothing in that direction. */
function nextButton(
  list: HTMLElement | null,
  { key, target }: KeyboardEvent,
): HTMLElement | undefined | null {
  const rows = [...(list?.children ?? [])];
  const at = rows.findIndex((row) => row.contains(target as Node));
  const button = (row: number, place: number) =>
    rows[row]?.querySelectorAll<HTMLElement>('button')[place];
  const place = [...(rows[at]?.querySelectorAll('button') ?? [])].indexOf(
    target as HTMLButtonElement,
  );
  switch (key) {
    case 'ArrowDown':
      return button(at + 1, 0);
    case 'ArrowUp':
      return button(at - 1, 0);
    case 'ArrowRight':
      return button(at, place + 1);
    case 'ArrowLeft':
      return button(at, Math.max(0, place - 1));
    default:
      return null;
  }
}
