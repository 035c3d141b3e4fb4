import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import {
  IconCheck,
  IconCopy,
  IconDownload,
  IconPlayerStopFilled,
  IconTextWrap,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ExecutionSummary } from '../api/types.ts';
import { bytes, clock, duration } from '../format/numbers.ts';
import { useStoredChoice } from '../storage/stored.ts';
import { cx } from '../ui/classes.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { isFinal } from '../ui/statusWords.ts';
import { useTick } from '../ui/useTick.ts';
import type { ExecutionState } from './executionState.ts';
import { OutputLines } from './OutputLines.tsx';
import classes from './OutputPane.module.css';
import type { StreamName } from './outputBuffer.ts';
import { saveText } from './saveText.ts';
import type { FollowedExecution } from './useExecution.ts';

export interface OutputPaneProps {
  execution: FollowedExecution;
  /** What is known of the execution beside its events. */
  summary?: ExecutionSummary | undefined;
  /** Words before the status, such as what was run. */
  children?: ReactNode;
  /** What can be done about how it ended. */
  verbs?: ReactNode;
  onCancel?: (() => void) | undefined;
  cancelling?: boolean;
  onScriptLine?: ((line: number) => void) | undefined;
}

const streams = ['all', 'stdout', 'stderr'] as const;
const wraps = ['off', 'on'] as const;

/** Status and output of an execution, live. */
export function OutputPane(props: OutputPaneProps) {
  const { execution, summary } = props;
  const { state, output } = execution;
  const [only, setOnly] = useState<(typeof streams)[number]>('all');
  const [wrap, setWrap] = useStoredChoice('ved.output.wrap', wraps, 'off');
  const clipboard = useClipboard();
  const running = !isFinal(state.status);
  const stream: StreamName | null = only === 'all' ? null : only;
  return (
    <section className={classes.pane} aria-label="Output">
      <div className={classes.bar}>
        <div className={classes.facts} role="status">
          <StatusMark status={state.status} exitCode={state.exitCode} signal={state.signal} />
          <Facts state={state} summary={summary} />
          {props.children}
        </div>
        {running && props.onCancel !== undefined && (
          <Button
            variant="default"
            leftSection={<IconPlayerStopFilled size={13} />}
            loading={props.cancelling ?? false}
            onClick={props.onCancel}
          >
            Cancel
          </Button>
        )}
        {props.verbs}
        <div className={classes.tools}>
          <SegmentedControl
            className={cx(classes.streams)}
            size="xs"
            aria-label="Which stream"
            value={only}
            onChange={(value) => setOnly(value)}
            data={streams.map((value) => ({ value, label: value === 'all' ? 'All' : value }))}
          />
          <Tooltip label="Wrap long lines">
            <ActionIcon
              aria-label="Wrap long lines"
              aria-pressed={wrap === 'on'}
              variant={wrap === 'on' ? 'light' : 'subtle'}
              onClick={() => setWrap(wrap === 'on' ? 'off' : 'on')}
            >
              <IconTextWrap size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={clipboard.copied ? 'Copied' : 'Copy the output'}>
            <ActionIcon
              aria-label="Copy the output"
              onClick={() => clipboard.copy(output.text(stream ?? undefined))}
            >
              {clipboard.copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Download the output">
            <ActionIcon
              aria-label="Download the output"
              onClick={() =>
                saveText(output.text(stream ?? undefined), `execution-${execution.id}.txt`)
              }
            >
              <IconDownload size={16} />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      {state.reason !== null && !saysAll(state) && <p className={classes.reason}>{state.reason}</p>}
      {execution.problem !== null && (
        <p className={classes.reason}>{execution.problem.problem.detail}</p>
      )}
      {output.empty ? (
        <p className={classes.empty}>
          {state.status === 'queued'
            ? 'Waiting for a free place…'
            : running
              ? 'Nothing printed yet…'
              : 'It printed nothing.'}
        </p>
      ) : (
        <OutputLines
          key={execution.id}
          output={output}
          revision={execution.revision}
          only={stream}
          wrap={wrap === 'on'}
          label="Output of the script"
          onScriptLine={props.onScriptLine}
        />
      )}
    </section>
  );
}

/** The words beside the icon say the exit code already. */
function saysAll(state: ExecutionState): boolean {
  return state.status === 'failed' && state.signal === null;
}

function Facts({
  state,
  summary,
}: {
  state: ExecutionState;
  summary: ExecutionSummary | undefined;
}) {
  const now = useTick(state.status === 'running');
  const facts: { name: string; value: string }[] = [];
  if (state.startedAt !== null) {
    const start = Date.parse(state.startedAt);
    facts.push(
      state.finishedAt === null
        ? { name: 'Running for', value: clock(now - start) }
        : {
            name: 'Duration',
            value: duration(summary?.duration_ms ?? Date.parse(state.finishedAt) - start),
          },
    );
  }
  if (state.peakMemoryBytes !== null) {
    facts.push({ name: 'Peak memory', value: bytes(state.peakMemoryBytes) });
  }
  if (summary !== undefined) {
    facts.push({
      name: 'Data',
      value: summary.dataset === null ? 'no data' : `${summary.dataset.kind} data`,
    });
  }
  return (
    <>
      {facts.map((fact) => (
        <Tooltip key={fact.name} label={fact.name}>
          <span className={classes.fact}>
            <span className="visually-hidden">{fact.name} </span>
            {fact.value}
          </span>
        </Tooltip>
      ))}
    </>
  );
}
