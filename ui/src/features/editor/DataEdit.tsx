import { Button } from '@mantine/core';
import { useState } from 'react';
import classes from './Data.module.css';

/** Small text, edited in place. */
export function DataEdit({
  text,
  saving,
  onSave,
  onCancel,
}: {
  text: string;
  saving: boolean;
  onSave: (text: string) => void;
  onCancel: () => void;
}) {
  const [edited, setEdited] = useState(text);
  return (
    <div className={classes.edit}>
      <textarea
        className={classes.textarea}
        aria-label="Text of the data"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: it appears because the user asked to edit
        autoFocus
        value={edited}
        onChange={(event) => setEdited(event.currentTarget.value)}
        onKeyDown={(event) => {
          if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
            event.preventDefault();
            event.stopPropagation();
            onSave(edited);
          }
        }}
      />
      <div className={classes.editActions}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button loading={saving} onClick={() => onSave(edited)}>
          Store the data
        </Button>
      </div>
    </div>
  );
}
