import { Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { orderingNumber, plural } from '#shared/format/numbers.ts';
import { useActivity } from '#shared/live/activity.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { useScripts } from '#shared/scripts/scripts.ts';
import { cx } from '#shared/ui/classes.ts';
import { StatusIcon } from '#shared/ui/StatusMark.tsx';
import classes from './StatusBar.module.css';

const shownAtMost = 100;

/** How much runs right now, and what. */
export function RunningList() {
  const { executions, runs } = useActivity();
  const [open, setOpen] = useState(false);
  const busy = executions.size + runs.size > 0;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="top-end"
      width={340}
      shadow="md"
      transitionProps={{ duration: 80 }}
    >
      <Popover.Target>
        <UnstyledButton
          className={cx(classes.item, classes.button, busy && classes.busy)}
          onClick={() => setOpen(!open)}
        >
          {busy && <StatusIcon status="running" size={13} />}
          {busy ? `${plural(executions.size, 'script')} running` : 'Nothing runs'}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        {open && <Entries onChoose={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Entries({ onChoose }: { onChoose: () => void }) {
  const { executions, runs } = useActivity();
  const scripts = useScripts();
  if (executions.size + runs.size === 0) {
    return <p className={classes.none}>No script is running.</p>;
  }
  const byId = new Map(scripts.data?.map((script) => [script.id, script]));
  return (
    <ul className={classes.list}>
      {[...runs].map((run) => (
        <li key={`run ${run}`}>
          <Link to={`/runs/${run}`} onClick={onChoose}>
            <StatusIcon status="running" />
            <span>Run {run} of all scripts</span>
          </Link>
        </li>
      ))}
      {[...executions].slice(0, shownAtMost).map(([execution, id]) => {
        const script = byId.get(id);
        return (
          <li key={execution}>
            <Link to={`/editor/${id}?execution=${execution}`} onClick={onChoose}>
              <StatusIcon status="running" />
              <span className="figures">
                {script === undefined
                  ? `Script ${id}`
                  : `${orderingNumber(script.ordering_number)}  ${visibleText(script.descriptive_name)}`}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
