import { Button } from '@mantine/core';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import type { Dataset } from '#shared/api/types.ts';
import { bytes, count } from '#shared/format/numbers.ts';
import { cx } from '#shared/ui/classes.ts';
import { notice, noticeOf } from '#shared/ui/notices.ts';
import { offerUndo } from '#shared/ui/undoNotice.tsx';
import classes from './Data.module.css';
import { DataBar } from './DataBar.tsx';
import { DataChanges, type DatasetChange } from './DataChanges.tsx';
import { DataEdit } from './DataEdit.tsx';
import { DatasetView } from './DatasetView.tsx';
import { textOf } from './dataPreview.ts';
import { type EditPlace, type KeptEdit, keepEdit, readEdit } from './keptEdit.ts';
import { largestDataset, useBytes, useDatasetChange } from './useDataset.ts';

/** One of the datasets of a script: looked at, edited, replaced, removed. */
export function OneDataset({
  place,
  stored,
  changes,
  canEdit,
  chooser,
}: {
  place: EditPlace;
  stored: Dataset | null;
  changes: readonly DatasetChange[];
  canEdit: boolean;
  chooser: ReactNode;
}) {
  const { script, kind } = place;
  const content = useBytes(script, kind, stored);
  const { store, remove } = useDatasetChange(script, kind);
  const [edit, setEdit] = useState<KeptEdit | null>(() => (canEdit ? readEdit(place) : null));
  const [showChanges, setShowChanges] = useState(false);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const data = stored === null ? undefined : content.data;
  const text = data === undefined ? null : textOf(data);

  async function upload(file: File | undefined) {
    if (file === undefined) {
      return;
    }
    if (file.size > largestDataset) {
      notice(
        'bad',
        `${file.name} is too large`,
        `It has ${count(file.size)} bytes; a dataset can have up to ${count(largestDataset)}, which is 16 MiB. Nothing was changed.`,
      );
      return;
    }
    const before = data;
    const read = await file.arrayBuffer().catch(() => null);
    if (read === null) {
      const title = `${file.name} cannot be read`;
      notice('bad', title, 'It may be a folder, or gone. Nothing was changed; choose a file.');
      return;
    }
    // Not the callbacks of the mutation: they are silent once another tab is open.
    try {
      const now = await store.mutateAsync({
        data: new Uint8Array(read),
        instead: stored?.sha256 ?? null,
      });
      const title = `The ${kind} data is ${file.name}, ${bytes(now.size)}`;
      if (before === undefined) {
        notice('good', title);
      } else {
        offerUndo(title, undefined, () => putBack(before, now.sha256));
      }
    } catch (error) {
      noticeOf(error);
    }
  }

  function putBack(before: Uint8Array<ArrayBuffer>, instead: string | null): void {
    store.mutateAsync({ data: before, instead }).catch(noticeOf);
  }

  async function removeIt(): Promise<void> {
    const before = data;
    try {
      await remove.mutateAsync();
      const title = `The ${kind} data is removed`;
      if (before === undefined) {
        notice('idle', title);
      } else {
        offerUndo(title, undefined, () => putBack(before, null));
      }
    } catch (error) {
      noticeOf(error);
    }
  }

  function startEdit(): void {
    openEdit({ from: stored?.sha256 ?? null, text: text ?? '' });
  }

  function openEdit(opened: KeptEdit): void {
    keepEdit(place, opened);
    setEdit(opened);
  }

  function closeEdit(given: KeptEdit | null): void {
    keepEdit(place, null);
    setEdit(null);
    if (given !== null) {
      offerUndo('What you typed is given up', undefined, () => openEdit(given));
    }
  }

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (canEdit) {
      void upload(event.dataTransfer.files[0]);
    }
  }

  const busy = store.isPending || remove.isPending;
  const choose = () => input.current?.click();
  return (
    <section
      className={cx(classes.data, over && canEdit && classes.over)}
      aria-label={`${kind} data`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <DataBar
        place={place}
        stored={stored}
        data={data}
        text={text}
        canEdit={canEdit && edit === null}
        busy={busy}
        chooser={chooser}
        showChanges={showChanges}
        anyChanges={changes.length > 0}
        onShowChanges={() => setShowChanges(!showChanges)}
        onEdit={startEdit}
        onReplace={choose}
        onRemove={() => void removeIt()}
      />
      <input
        ref={input}
        type="file"
        hidden
        aria-label={`Choose a file for the ${kind} data`}
        onChange={(event) => {
          void upload(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <div className={classes.body}>
        {edit !== null ? (
          <DataEdit
            place={place}
            edit={edit}
            stored={stored}
            storedText={text}
            onClose={closeEdit}
          />
        ) : stored !== null ? (
          <DatasetView data={data} text={text} error={content.error} />
        ) : (
          <div className={classes.none}>
            <p>
              There is no {kind} data. {explanation(kind)}
            </p>
            {canEdit && (
              <>
                <div className={classes.noneActions}>
                  <Button variant="default" loading={busy} onClick={choose}>
                    Choose a file
                  </Button>
                  <Button variant="default" onClick={startEdit}>
                    Type it here
                  </Button>
                </div>
                <p className={classes.small}>or drop a file here, up to {bytes(largestDataset)}</p>
              </>
            )}
          </div>
        )}
        {showChanges && <DataChanges changes={changes} />}
      </div>
    </section>
  );
}

function explanation(kind: EditPlace['kind']): string {
  return kind === 'test'
    ? 'A run from the editor hands its path to the script as the first argument.'
    : 'Run all hands its path to the script as the first argument; without it, that of the test data.';
}
