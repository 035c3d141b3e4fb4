import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { explain } from '#shared/api/problem.ts';
import { isEditor } from '#shared/api/session.ts';
import { useVersions } from '#shared/scripts/useVersions.ts';
import { useStoredChoice } from '#shared/storage/stored.ts';
import type { Editing } from '../useEditing.ts';
import { BlameView } from './BlameView.tsx';
import classes from './History.module.css';
import { VersionComparison } from './VersionComparison.tsx';
import { VersionList } from './VersionList.tsx';

const views = ['versions', 'lines'] as const;

/** All versions and what is different between them, or which of them brought each line. */
export function HistoryTab({ editing }: { editing: Editing }) {
  const { script, document, user } = editing;
  const versions = useVersions(script.id);
  const [picked, setPicked] = useState<readonly number[]>([]);
  const [view, setView] = useStoredChoice('ved.history.view', views, 'versions');
  const chooser = (
    <SegmentedControl
      size="xs"
      aria-label="What to show of the history"
      value={view}
      onChange={setView}
      data={[
        { value: 'versions', label: 'Versions' },
        { value: 'lines', label: 'Lines' },
      ]}
    />
  );
  if (versions.error !== null) {
    return <p className={classes.hint}>{explain(versions.error).detail}</p>;
  }
  if (view === 'lines') {
    return (
      <BlameView
        script={script.id}
        version={document.base.id}
        chooser={chooser}
        onVersion={(version) => {
          setPicked([version]);
          setView('versions');
        }}
      />
    );
  }
  const list = versions.data ?? [];
  return (
    <div className={classes.history}>
      <div className={classes.side}>
        <div className={classes.sideBar}>{chooser}</div>
        <VersionList
          versions={list}
          picked={picked}
          current={document.base.id}
          linked={isEditor(user)}
          onPick={setPicked}
        />
      </div>
      <VersionComparison editing={editing} versions={list} picked={picked} />
    </div>
  );
}
