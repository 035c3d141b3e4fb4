import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { versionNumber } from '#shared/format/numbers.ts';
import { local } from '#shared/format/times.ts';
import { ProdBadge } from '#shared/scripts/ProdBadge.tsx';
import classes from './Editor.module.css';
import { Lineage } from './Lineage.tsx';
import { People } from './People.tsx';
import type { Editing } from './useEditing.ts';

/** The facts beside the name: version, state, whether it is saved, who else is here. */
export function ScriptFacts({
  editing,
  readOnlyMessage,
  onHistory,
}: {
  editing: Editing;
  readOnlyMessage: string;
  onHistory: () => void;
}) {
  const { script, document, canEdit, user } = editing;
  const { base } = document;
  return (
    <>
      <Tooltip
        label={`Saved by ${base.committer}, ${local(new Date(base.saved_at))}. Click for the history.`}
      >
        <UnstyledButton
          className={classes.version}
          onClick={onHistory}
          aria-label={`Version ${versionNumber(base)}, open the history`}
        >
          {versionNumber(base)}
        </UnstyledButton>
      </Tooltip>
      {script.deletion === null && <ProdBadge state={script.state} />}
      {document.dirty && <span className={classes.dirty}>unsaved</span>}
      {!canEdit && (
        <Tooltip label={readOnlyMessage}>
          <span className={classes.readOnly}>
            <IconLock size={13} /> read only
          </span>
        </Tooltip>
      )}
      <Lineage script={script} />
      <People script={script.id} user={user.username} />
    </>
  );
}
