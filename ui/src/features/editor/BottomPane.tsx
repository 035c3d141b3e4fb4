import { ActionIcon, Button, Tabs, Tooltip } from '@mantine/core';
import { IconArrowsDiagonal, IconLayoutBottombar } from '@tabler/icons-react';
import type { CodeHandle } from '#shared/code/CodeEditor.tsx';
import type { CodeMark } from '#shared/code/codeTypes.ts';
import { countProblems } from '#shared/code/problemCount.ts';
import { cx } from '#shared/ui/classes.ts';
import type { ScriptAssistant } from './assistant/useScriptAssistant.ts';
import { DataTab } from './data/DataTab.tsx';
import classes from './Editor.module.css';
import { HistoryTab } from './history/HistoryTab.tsx';
import { Problems } from './panels/Problems.tsx';
import { ScriptOutput } from './ScriptOutput.tsx';
import type { Editing } from './useEditing.ts';
import type { RunningScript } from './useRunScript.ts';

export type BottomTab = 'output' | 'problems' | 'data' | 'history';

const tabs: readonly { value: BottomTab; label: string }[] = [
  { value: 'output', label: 'Output' },
  { value: 'problems', label: 'Problems' },
  { value: 'data', label: 'Data' },
  { value: 'history', label: 'History' },
];

export function BottomPane({
  editing,
  running,
  assistant,
  handle,
  marks,
  tab,
  onTab,
  onFold,
  onMaximise,
  onScriptLine,
  onMark,
  dataBeside,
  onDataHere,
}: {
  editing: Editing;
  running: RunningScript;
  assistant: ScriptAssistant;
  handle: CodeHandle | null;
  marks: readonly CodeMark[];
  tab: BottomTab;
  onTab: (tab: BottomTab) => void;
  onFold: () => void;
  onMaximise: () => void;
  onScriptLine: (line: number) => void;
  onMark: (mark: CodeMark) => void;
  /** Whether the data is shown beside the code: it is not shown twice. */
  dataBeside: boolean;
  onDataHere: () => void;
}) {
  const { errors, warnings } = countProblems(marks);
  return (
    <Tabs
      value={tab}
      onChange={(value) => onTab((value ?? 'output') as BottomTab)}
      keepMounted={false}
      className={classes.bottom ?? ''}
      activateTabWithKeyboard={false}
    >
      <div className={classes.tabBar}>
        <Tabs.List className={classes.tabs ?? ''}>
          {tabs.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value} className={classes.tab ?? ''}>
              {label}
              {value === 'problems' && errors + warnings > 0 && (
                <span className={cx(classes.count, errors > 0 && classes.countBad)}>
                  {errors + warnings}
                </span>
              )}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <span className={classes.space} />
        <Tooltip label="Give this part all the room, or not">
          <ActionIcon aria-label="Give this part all the room, or not" onClick={onMaximise}>
            <IconArrowsDiagonal size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Fold or open this part">
          <ActionIcon aria-label="Fold or open this part" onClick={onFold}>
            <IconLayoutBottombar size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
      <Tabs.Panel value="output" className={classes.tabPanel ?? ''}>
        <ScriptOutput
          editing={editing}
          running={running}
          onScriptLine={onScriptLine}
          onFix={assistant.fixExecution}
        />
      </Tabs.Panel>
      <Tabs.Panel value="problems" className={classes.tabPanel ?? ''}>
        <Problems
          handle={handle}
          marks={marks}
          onShow={onMark}
          onFix={editing.canEdit ? assistant.fixMark : undefined}
        />
      </Tabs.Panel>
      <Tabs.Panel value="data" className={classes.tabPanel ?? ''}>
        {dataBeside ? (
          <p className={classes.hint}>
            The data is shown beside the code.{' '}
            <Button variant="default" size="compact-xs" onClick={onDataHere}>
              Show it here
            </Button>
          </p>
        ) : (
          <DataTab editing={editing} />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="history" className={classes.tabPanel ?? ''}>
        <HistoryTab editing={editing} />
      </Tabs.Panel>
    </Tabs>
  );
}
