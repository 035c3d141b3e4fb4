import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { RecordedVersion } from '#shared/api/types.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { useStoredChoice } from '#shared/storage/stored.ts';
import { Difference } from '../Compare.tsx';
import type { Editing } from '../useEditing.ts';
import { type Against, branchesOf, comparisonSides } from './comparisonSides.ts';
import classes from './History.module.css';
import { RestoreMenu } from './RestoreMenu.tsx';
import { useTextAfterPause } from './useTextAfterPause.ts';

const looks = ['side', 'inline'] as const;

/** What is different between two versions, or between one and what it is compared with. */
export function VersionComparison({
  editing,
  versions,
  picked,
}: {
  editing: Editing;
  versions: readonly RecordedVersion[];
  picked: readonly number[];
}) {
  const { script, document, canEdit } = editing;
  const [against, setAgainst] = useState<Against>('current');
  const [look, setLook] = useStoredChoice('ved.history.look', looks, 'side');
  const current = useTextAfterPause(document);
  const sides = comparisonSides(versions, picked, against, current);
  const chosen = versions.find(({ id }) => id === picked[0]);
  if (sides === null) {
    return (
      <p className={classes.hint}>
        Choose a version to see what is different, or tick two of them to compare them.
      </p>
    );
  }
  return (
    <div className={classes.detail}>
      <div className={classes.bar}>
        {picked.length > 1 ? (
          <span className={classes.pair}>
            {sides.before.label} → {sides.after.label}
          </span>
        ) : (
          <NativeSelect
            size="xs"
            aria-label="Compare with"
            value={against}
            onChange={(event) => setAgainst(event.currentTarget.value as Against)}
            data={[
              { value: 'current', label: 'Against the current text' },
              { value: 'parent', label: 'What it changed' },
              ...branchesOf(versions).map((branch) => ({
                value: `branch:${branch}`,
                label: `Against ${branch}`,
              })),
            ]}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label="How to show the difference"
          value={look}
          onChange={setLook}
          data={[
            { value: 'side', label: 'Side by side' },
            { value: 'inline', label: 'Inline' },
          ]}
        />
        <span className={classes.space} />
        {canEdit && chosen !== undefined && picked.length === 1 && (
          <RestoreMenu
            key={chosen.id}
            editing={editing}
            version={chosen}
            number={versionNumber(chosen)}
          />
        )}
      </div>
      <div className={classes.diff}>
        <Difference
          script={script.id}
          before={sides.before}
          after={sides.after}
          inline={look === 'inline'}
        />
      </div>
    </div>
  );
}
