import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { ProblemError } from '#shared/api/problem.ts';
import type { Dataset } from '#shared/api/types.ts';
import { bytes } from '#shared/format/numbers.ts';
import { dominantEnd, withEnds } from '#shared/text/lineEnds.ts';
import { noticeOf } from '#shared/ui/notices.ts';
import { Time } from '#shared/ui/Time.tsx';
import { Banner } from '../Banner.tsx';
import classes from './Data.module.css';
import { type EditPlace, type KeptEdit, keepEdit } from './keptEdit.ts';
import { useDatasetChange } from './useDataset.ts';

/** Small text, edited in place. It is kept until it is stored or given up. */
export function DataEdit({
  place,
  edit,
  stored,
  storedText,
  onClose,
}: {
  place: EditPlace;
  edit: KeptEdit;
  /** What is there now. */
  stored: Dataset | null;
  storedText: string | null;
  /** With what is given up, unless it is stored or nothing was typed. */
  onClose: (given: KeptEdit | null) => void;
}) {
  // A text area knows LF only.
  const [end] = useState(() => dominantEnd(edit.text));
  const [text, setText] = useState(() => withEnds(edit.text, '\n'));
  const [from, setFrom] = useState(edit.from);
  const [looking, setLooking] = useState(false);
  const { store } = useDatasetChange(place.script, place.kind);
  const stale = from !== (stored?.sha256 ?? null);

  function change(next: string): void {
    setText(next);
    keepEdit(place, { from, text: withEnds(next, end) });
  }

  function giveUp(): void {
    const typed = text !== '' && (storedText === null || text !== withEnds(storedText, '\n'));
    onClose(typed ? { from, text: withEnds(text, end) } : null);
  }

  async function save(instead: string | null): Promise<void> {
    try {
      await store.mutateAsync({ data: new TextEncoder().encode(withEnds(text, end)), instead });
      onClose(null);
    } catch (error) {
      // What is there now comes with the list of datasets, and shows above the text.
      if (!(error instanceof ProblemError && error.code === 'stale_dataset')) {
        noticeOf(error);
      }
    }
  }

  return (
    <div className={classes.edit}>
      {stale && (
        <Banner
          tone="warn"
          icon={<IconAlertTriangle size={17} />}
          actions={
            <>
              {storedText !== null && (
                <Button
                  variant="default"
                  aria-pressed={looking}
                  onClick={() => setLooking(!looking)}
                >
                  {looking ? 'Show mine' : 'Show what is there'}
                </Button>
              )}
              <Button variant="default" onClick={giveUp}>
                {stored === null ? 'Leave it removed' : 'Take what is there'}
              </Button>
              <Button
                loading={store.isPending}
                onClick={() => {
                  setFrom(stored?.sha256 ?? null);
                  void save(stored?.sha256 ?? null);
                }}
              >
                Store mine instead
              </Button>
            </>
          }
        >
          {stored === null ? (
            'The data was removed while you edited it.'
          ) : (
            <>
              {stored.stored_by} stored other data <Time at={stored.stored_at} />,{' '}
              {bytes(stored.size)}, while you edited it.
            </>
          )}{' '}
          Your text is kept.
        </Banner>
      )}
      {looking && stale ? (
        <textarea
          className={classes.textarea}
          aria-label="What is stored now"
          readOnly
          value={storedText ?? ''}
        />
      ) : (
        <textarea
          className={classes.textarea}
          aria-label="Text of the data"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: it appears because the user asked to edit
          autoFocus
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
              event.preventDefault();
              event.stopPropagation();
              if (!stale) {
                void save(from);
              }
            }
          }}
        />
      )}
      <div className={classes.editActions}>
        <Button variant="default" onClick={giveUp}>
          Cancel
        </Button>
        <Button loading={store.isPending} disabled={stale} onClick={() => void save(from)}>
          Store the data
        </Button>
      </div>
    </div>
  );
}
