import { Button } from '@mantine/core';
import { versionNumber } from '#shared/format/numbers.ts';
import { Compare } from './Compare.tsx';
import type { EditedDocument } from './useDocument.ts';
import type { Merge } from './useMerge.ts';

export type Comparison = 'newer' | 'draft';

/** The text beside the one it met: someone's newer version, an old draft, or what `prod` has. */
export function EditorComparison({
  kind,
  document,
  merge,
  onClose,
}: {
  kind: Comparison | null;
  document: EditedDocument;
  merge: Merge;
  onClose: () => void;
}) {
  const { newer, offered } = document;
  if (merge.conflict !== null) {
    const { prod, branch } = merge.conflict;
    return (
      <Compare
        before={prod.content}
        after={branch.content}
        beforeLabel={`prod, version ${versionNumber(prod.version)} by ${prod.version.committer}`}
        afterLabel={`your version ${versionNumber(branch.version)}`}
        onClose={merge.dismiss}
      />
    );
  }
  if (kind === 'newer' && newer !== null) {
    return (
      <Compare
        before={newer.content}
        after={document.text()}
        beforeLabel={`version ${versionNumber(newer.version)} by ${newer.version.committer}`}
        afterLabel="your text"
        onClose={onClose}
        actions={
          <>
            <Button
              variant="default"
              onClick={() => {
                document.takeTheirs();
                onClose();
              }}
            >
              Take {versionNumber(newer.version)}
            </Button>
            <Button
              onClick={() => {
                document.keepMine();
                onClose();
              }}
            >
              Save mine on top
            </Button>
          </>
        }
      />
    );
  }
  if (kind === 'draft' && offered !== null) {
    return (
      <Compare
        before={document.text()}
        after={offered.text}
        beforeLabel={`version ${versionNumber(document.base)}`}
        afterLabel="your unsaved text"
        onClose={onClose}
        actions={
          <Button
            onClick={() => {
              document.restoreDraft();
              onClose();
            }}
          >
            Restore
          </Button>
        }
      />
    );
  }
  return null;
}
