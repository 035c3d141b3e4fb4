import { Button } from '@mantine/core';
import { hideNotice, notice } from './notices.ts';

let count = 0;

/** Says what was done, with the way back where there is one. */
export function undoNotice(title: string, undo: (() => void) | null): void {
  if (undo === null) {
    notice('good', title);
    return;
  }
  const id = `undo ${count++}`;
  notice(
    'idle',
    title,
    <Button
      variant="default"
      mt={4}
      onClick={() => {
        hideNotice(id);
        undo();
      }}
    >
      Undo
    </Button>,
    { id },
  );
}
