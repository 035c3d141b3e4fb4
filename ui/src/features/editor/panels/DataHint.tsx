import { Button } from '@mantine/core';
import { snippetFor } from '#shared/code/snippets.ts';
import { bytes, plural } from '#shared/format/numbers.ts';
import { type DataPreview, previewOf, textOf } from '../data/dataPreview.ts';
import { useBytes, useDatasets } from '../data/useDataset.ts';
import type { Editing } from '../useEditing.ts';
import classes from './Panels.module.css';

/** What `sys.argv[1]` is in a run of the editor, and the code that reads it. */
export function DataHint({ editing }: { editing: Editing }) {
  const { script, document, canEdit } = editing;
  const stored = useDatasets(script.id).data?.test ?? null;
  const content = useBytes(script.id, 'test', stored);
  const preview =
    stored === null || content.data === undefined ? null : previewOf(textOf(content.data));
  const kind = preview?.kind;
  const snippet =
    kind === 'table' || kind === 'json' || kind === 'text' ? snippetFor(kind) : undefined;
  return (
    <div className={classes.dataHint}>
      <p>
        <code>sys.argv[1]</code>{' '}
        {stored === null
          ? 'is not set: there is no test data.'
          : `is the path of the test data: ${told(preview)}${bytes(stored.size)}.`}
      </p>
      {canEdit && snippet !== undefined && (
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => document.handle.current?.insertSnippet(snippet.body)}
        >
          Insert code that reads it
        </Button>
      )}
    </div>
  );
}

function told(preview: DataPreview | null): string {
  switch (preview?.kind) {
    case 'table':
      return `a table with ${plural(preview.table.columns, 'column')}, `;
    case 'json':
      return 'JSON, ';
    case 'text':
      return 'text, ';
    case 'binary':
      return 'not text, ';
    case 'empty':
    case undefined:
      return '';
  }
}
