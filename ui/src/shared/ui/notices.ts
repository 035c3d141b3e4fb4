import { notifications } from '@mantine/notifications';
import { createElement, type ReactNode } from 'react';
import { explain, ProblemError } from '../api/problem.ts';
import type { Tone } from './statusWords.ts';

const colors: Record<Tone, string> = {
  good: 'var(--good-fill)',
  bad: 'var(--bad-fill)',
  warn: 'var(--warn-fill)',
  live: 'var(--live-fill)',
  idle: 'var(--idle-fill)',
};

const unreachableNotice = 'unreachable';

/** The server answers again: what said that it does not is out of date. */
export function serverAnswers(): void {
  notifications.hide(unreachableNotice);
}

/** A short notice in the corner. */
export function notice(
  tone: Tone,
  title: string,
  message?: ReactNode,
  options: { id?: string; stay?: boolean; time?: number } = {},
): void {
  notifications.show({
    ...(options.id === undefined ? {} : { id: options.id }),
    title,
    message: message ?? createElement('span'),
    color: colors[tone],
    autoClose: options.stay ? false : (options.time ?? 6000),
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Dismiss' },
  });
}

/** Something failed: what happened, what was kept, what to do. */
export function noticeOf(error: unknown): void {
  const { title, detail } = explain(error);
  const unreachable = error instanceof ProblemError && error.code === 'unreachable';
  const id = unreachable ? unreachableNotice : `${title}: ${detail}`;
  notice('bad', title, detail, { id, stay: true });
}
