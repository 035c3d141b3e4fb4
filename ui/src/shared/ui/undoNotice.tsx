import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { notice } from './notices.ts';

let shown: string | null = null;
let count = 0;

/** Says what was done, with a button that takes it back. Only the last thing done is offered. */
export function offerUndo(
  title: string,
  message: ReactNode | undefined,
  undo: () => unknown,
): void {
  if (shown !== null) {
    notifications.hide(shown);
  }
  const id = `undo-${++count}`;
  shown = id;
  notice(
    'good',
    title,
    <>
      {message !== undefined && <span>{message} </span>}
      <Button
        variant="default"
        size="compact-xs"
        onClick={() => {
          notifications.hide(id);
          void undo();
        }}
      >
        Undo
      </Button>
    </>,
    { id, time: 12_000 },
  );
}
