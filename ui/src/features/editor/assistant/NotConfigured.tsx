import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import classes from './Assistant.module.css';

/** How the assistant is set up, where it is not. Everything else works without. */
export function NotConfigured({ why, onAgain }: { why: string | null; onAgain: () => void }) {
  return (
    <div className={classes.notConfigured} role="status">
      <IconKey size={18} stroke={1.7} aria-hidden />
      <div>
        <strong>The assistant is not set up</strong>
        <p>
          {why ??
            'Give the server a key of the provider in the environment variable OPENROUTER_API_KEY, and start it again.'}
        </p>
        <p>Everything else works without it.</p>
        <Button variant="default" onClick={onAgain}>
          Look again
        </Button>
      </div>
    </div>
  );
}
