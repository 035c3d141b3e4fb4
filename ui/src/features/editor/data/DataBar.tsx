import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Dataset } from '#shared/api/types.ts';
import { bytes } from '#shared/format/numbers.ts';
import { saveBlob } from '#shared/output/saveText.ts';
import { Time } from '#shared/ui/Time.tsx';
import classes from './Data.module.css';
import { editableUpTo } from './dataPreview.ts';
import type { EditPlace } from './keptEdit.ts';

/** What a dataset is, and what can be done with it. */
export function DataBar({
  place: { script, kind },
  stored,
  data,
  text,
  canEdit,
  busy,
  chooser,
  showChanges,
  anyChanges,
  onShowChanges,
  onEdit,
  onReplace,
  onRemove,
}: {
  place: EditPlace;
  stored: Dataset | null;
  data: Uint8Array<ArrayBuffer> | undefined;
  text: string | null;
  canEdit: boolean;
  busy: boolean;
  chooser: ReactNode;
  showChanges: boolean;
  anyChanges: boolean;
  onShowChanges: () => void;
  onEdit: () => void;
  onReplace: () => void;
  onRemove: () => void;
}) {
  return (
    <div className={classes.bar}>
      {chooser}
      {stored !== null && (
        <span className={classes.size}>
          {bytes(stored.size)} · {stored.stored_by} · <Time at={stored.stored_at} />
        </span>
      )}
      <span className={classes.space} />
      {anyChanges && (
        <Button
          variant={showChanges ? 'light' : 'default'}
          aria-pressed={showChanges}
          onClick={onShowChanges}
        >
          Changes
        </Button>
      )}
      {data !== undefined && (
        <>
          {canEdit && text !== null && data.length <= editableUpTo && (
            <Button variant="default" onClick={onEdit}>
              Edit
            </Button>
          )}
          <Button
            variant="default"
            onClick={() =>
              saveBlob(
                new Blob([data]),
                `script-${script}-${kind}${text === null ? '.bin' : '.txt'}`,
              )
            }
          >
            Download
          </Button>
          {canEdit && (
            <>
              <Button
                variant="default"
                leftSection={<IconUpload size={14} />}
                loading={busy}
                onClick={onReplace}
              >
                Replace
              </Button>
              <Button variant="default" loading={busy} onClick={onRemove}>
                Remove
              </Button>
            </>
          )}
        </>
      )}
    </div>
  );
}
