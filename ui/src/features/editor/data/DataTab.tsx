import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { explain } from '#shared/api/problem.ts';
import type { DatasetKind } from '#shared/api/types.ts';
import type { Editing } from '../useEditing.ts';
import classes from './Data.module.css';
import { OneDataset } from './OneDataset.tsx';
import { useDatasets } from './useDataset.ts';

/** What the script gets as its first argument: test data and production data. */
export function DataTab({ editing }: { editing: Editing }) {
  const { script, user, canEdit } = editing;
  const [kind, setKind] = useState<DatasetKind>('test');
  const datasets = useDatasets(script.id);
  if (datasets.error !== null) {
    return <p className={classes.hint}>{explain(datasets.error).detail}</p>;
  }
  if (datasets.data === undefined) {
    return <p className={classes.hint}>Reading the data…</p>;
  }
  return (
    <OneDataset
      key={kind}
      place={{ user: user.username, script: script.id, kind }}
      stored={datasets.data[kind]}
      changes={datasets.data.changes.filter((change) => change.kind === kind)}
      canEdit={canEdit}
      chooser={
        <SegmentedControl
          size="xs"
          aria-label="Which data"
          value={kind}
          onChange={setKind}
          data={[
            { value: 'test', label: 'Test data' },
            { value: 'production', label: 'Production data' },
          ]}
        />
      }
    />
  );
}
