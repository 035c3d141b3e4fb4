import { Anchor, Menu, UnstyledButton } from '@mantine/core';
import { IconGitFork } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ScriptContent } from '#shared/api/types.ts';
import { orderingNumber, plural, versionNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { useScripts } from '#shared/scripts/scripts.ts';
import classes from './Editor.module.css';

/** What a script was forked from, and what was forked from it. */
export function Lineage({ script }: { script: ScriptContent }) {
  const { origin, forks } = script;
  const from = useScripts().data?.find(({ id }) => id === origin?.script_id);
  return (
    <>
      {origin !== null && (
        <Anchor
          component={Link}
          to={`/editor/${origin.script_id}`}
          className={classes.lineage ?? ''}
          title={from === undefined ? undefined : visibleText(from.descriptive_name)}
        >
          forked from{' '}
          {from === undefined ? `script ${origin.script_id}` : orderingNumber(from.ordering_number)}{' '}
          v{versionNumber(origin.version)}
        </Anchor>
      )}
      {forks.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <UnstyledButton className={classes.lineage}>
              <IconGitFork size={13} aria-hidden /> {plural(forks.length, 'fork')}
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown className={classes.earlierList ?? ''}>
            {forks.map((fork) => (
              <Menu.Item
                key={fork.script_id}
                component={Link}
                to={`/editor/${fork.script_id}`}
                rightSection={<span className={classes.earlierTime}>of {fork.from}</span>}
              >
                {orderingNumber(fork.ordering_number)} {visibleText(fork.descriptive_name)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
