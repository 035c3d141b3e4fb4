import { Button, CloseButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CodeLines } from '#shared/code/codeTypes.ts';
import classes from './Assistant.module.css';
import { linesWords } from './question.ts';

/** Asks over the text itself how the selected lines are to be written anew. */
export function RewriteBar({
  lines,
  onAsk,
  onClose,
}: {
  lines: CodeLines;
  onAsk: (prompt: string) => void;
  onClose: () => void;
}) {
  const [prompt, setPrompt] = useState('');
  return (
    <form
      className={classes.rewrite}
      aria-label={`Rewrite ${linesWords(lines)}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (prompt.trim() !== '') {
          onAsk(prompt.trim());
        }
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          onClose();
        }
      }}
    >
      <TextInput
        autoFocus
        className={classes.rewriteField ?? ''}
        aria-label={`How to rewrite ${linesWords(lines)}`}
        placeholder={`Rewrite ${linesWords(lines)}: what should be different?`}
        value={prompt}
        onChange={(event) => setPrompt(event.currentTarget.value)}
      />
      <Button type="submit" disabled={prompt.trim() === ''}>
        Rewrite
      </Button>
      <CloseButton aria-label="Do not rewrite" onClick={onClose} />
    </form>
  );
}
