import { Button, SegmentedControl } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import type { DatasetKind, ScriptContent } from '#shared/api/types.ts';
import { bytes } from '#shared/format/numbers.ts';
import { saveBlob } from '#shared/output/saveText.ts';
import { cx } from '#shared/ui/classes.ts';
import { notice } from '#shared/ui/notices.ts';
import classes from './Data.module.css';
import { DataEdit } from './DataEdit.tsx';
import { DatasetView } from './DatasetView.tsx';
import { editableUpTo, textOf } from './dataPreview.ts';
import { largestDataset, useDataset } from './useDataset.ts';

/** What the script gets as its first argument: test data and production data. */
export function DataTab({ script, canEdit }: { script: ScriptContent; canEdit: boolean }) {
  const [kind, setKind] = useState<DatasetKind>('test');
  return (
    <OneDataset
      key={kind}
      script={script}
      kind={kind}
      canEdit={canEdit}
      chooser={
        <SegmentedControl
          size="xs"
          aria-label="Which data"
          value={kind}
          onChange={(value) => setKind(value)}
          data={[
            { value: 'test', label: 'Test data' },
            { value: 'production', label: 'Production data' },
          ]}
        />
      }
    />
  );
}

function OneDataset({
  script,
  kind,
  canEdit,
  chooser,
}: {
  script: ScriptContent;
  kind: DatasetKind;
  canEdit: boolean;
  chooser: React.ReactNode;
}) {
  const stored = kind === 'test' ? script.has_test_data : script.has_production_data;
  const { content, store, remove } = useDataset(script.id, kind, stored);
  const [editing, setEditing] = useState(false);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const data = stored ? content.data : undefined;
  const text = data === undefined ? null : textOf(data);

  async function upload(file: File | undefined) {
    if (file === undefined) {
      return;
    }
    if (file.size > largestDataset) {
      notice(
        'bad',
        `${file.name} is too large`,
        `It has ${bytes(file.size)}; a dataset can have up to ${bytes(largestDataset)}. Nothing was changed.`,
      );
      return;
    }
    setEditing(false);
    store.mutate(new Uint8Array(await file.arrayBuffer()));
  }

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (canEdit) {
      void upload(event.dataTransfer.files[0]);
    }
  }

  const uploadButton = (label: string) => (
    <Button
      variant="default"
      leftSection={<IconUpload size={14} />}
      loading={store.isPending}
      onClick={() => input.current?.click()}
    >
      {label}
    </Button>
  );

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
      <div className={classes.bar}>
        {chooser}
        {data !== undefined && <span className={classes.size}>{bytes(data.length)}</span>}
        <span className={classes.space} />
        {data !== undefined && !editing && (
          <>
            {canEdit && text !== null && data.length <= editableUpTo && (
              <Button variant="default" onClick={() => setEditing(true)}>
                Edit
              </Button>
            )}
            <Button
              variant="default"
              onClick={() =>
                saveBlob(new Blob([data]), `script-${script.id}-${kind}${suffixOf(text)}`)
              }
            >
              Download
            </Button>
            {canEdit && uploadButton('Replace')}
            {canEdit && (
              <Button
                variant="default"
                loading={remove.isPending}
                onClick={() => {
                  remove.mutate(undefined, {
                    onSuccess: () => offerUndo(kind, () => store.mutate(data)),
                  });
                }}
              >
                Remove
              </Button>
            )}
          </>
        )}
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
      </div>
      {editing || (!stored && canEdit && store.isPending) ? (
        <DataEdit
          text={text ?? ''}
          saving={store.isPending}
          onSave={(edited) =>
            store.mutate(new TextEncoder().encode(edited), { onSuccess: () => setEditing(false) })
          }
          onCancel={() => setEditing(false)}
        />
      ) : stored ? (
        <DatasetView data={data} text={text} error={content.error} />
      ) : (
        <div className={classes.none}>
          <p>
            There is no {kind} data. {explanation(kind)}
          </p>
          {canEdit && (
            <>
              <div className={classes.noneActions}>
                {uploadButton('Choose a file')}
                <Button variant="default" onClick={() => setEditing(true)}>
                  Type it here
                </Button>
              </div>
              <p className={classes.small}>or drop a file here, up to {bytes(largestDataset)}</p>
            </>
          )}
        </div>
      )}
    </section>
  );
}

function explanation(kind: DatasetKind): string {
  return kind === 'test'
    ? 'A run from the editor hands its path to the script as the first argument.'
    : 'Run all hands its path to the script as the first argument; without it, that of the test data.';
}

function suffixOf(text: string | null): string {
  return text === null ? '.bin' : '.txt';
}

function offerUndo(kind: DatasetKind, undo: () => void): void {
  notice(
    'idle',
    `The ${kind} data is removed`,
    <Button variant="default" mt={4} onClick={undo}>
      Undo
    </Button>,
  );
}
