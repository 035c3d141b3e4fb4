import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ExecutionSummary, ScriptContent } from '#shared/api/types.ts';
import { duration, versionNumber } from '#shared/format/numbers.ts';
import { OutputPane } from '#shared/output/OutputPane.tsx';
import { StatusIcon } from '#shared/ui/StatusMark.tsx';
import { Time } from '#shared/ui/Time.tsx';
import { FixButton } from './assistant/FixButton.tsx';
import { failureOfExecution } from './assistant/failureOfExecution.ts';
import classes from './Editor.module.css';
import { ExecutionData } from './ExecutionData.tsx';
import { useVersions } from './history/useVersions.ts';
import type { Editing } from './useEditing.ts';
import type { RunningScript } from './useRunScript.ts';

/** What running the script gave. */
export function ScriptOutput({
  editing: { script, canEdit },
  running,
  onScriptLine,
  onFix,
}: {
  editing: Editing;
  running: RunningScript;
  onScriptLine: (line: number) => void;
  onFix: () => void;
}) {
  if (running.execution === null) {
    return (
      <p className={classes.hint}>
        {canEdit
          ? 'Not run yet. Ctrl+Enter runs the text as it is in the editor; its output appears here while it runs.'
          : 'Not run yet.'}
      </p>
    );
  }
  return (
    <OutputPane
      execution={running.execution}
      summary={running.summary}
      cancelling={running.cancelling}
      onCancel={canEdit ? running.cancel : undefined}
      onScriptLine={onScriptLine}
      verbs={
        canEdit && failureOfExecution(running.execution) !== null ? (
          <FixButton onFix={onFix} />
        ) : null
      }
    >
      <Earlier script={script} running={running} />
      <ExecutionData summary={running.summary} />
    </OutputPane>
  );
}

/** What was run, and the executions before it. */
function Earlier({ script, running }: { script: ScriptContent; running: RunningScript }) {
  const versions = useVersions(script.id);
  function source(execution: ExecutionSummary): string {
    if (execution.source === 'unsaved') {
      return 'unsaved text';
    }
    const version = versions.data?.find((candidate) => candidate.id === execution.version_id);
    return version === undefined ? execution.source : `version ${versionNumber(version)}`;
  }
  const { summary } = running;
  if (summary === undefined) {
    return null;
  }
  return (
    <Menu position="top-start" width={360}>
      <Menu.Target>
        <UnstyledButton className={classes.earlier}>
          {source(summary)} · {summary.started_by} · <Time at={summary.queued_at} />
          <IconChevronDown size={13} aria-hidden />
          <span className="visually-hidden">, choose another execution</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={classes.earlierList ?? ''}>
        {running.executions.map((execution) => (
          <Menu.Item
            key={execution.id}
            leftSection={<StatusIcon status={execution.status} />}
            rightSection={
              <span className={classes.earlierTime}>
                {execution.duration_ms === null ? '' : duration(execution.duration_ms)}
              </span>
            }
            onClick={() => running.pick(execution.id)}
          >
            <span className={classes.earlierName}>
              {source(execution)}
              {execution.dataset === null ? '' : `, ${execution.dataset.kind} data`}
              <span className={classes.earlierTime}>
                {' '}
                {execution.started_by} · <Time at={execution.queued_at} />
              </span>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
