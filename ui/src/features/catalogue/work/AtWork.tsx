import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconFileDiff, IconFileImport } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Script } from '#shared/api/types.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { local } from '#shared/format/times.ts';
import { usePresence } from '#shared/presence/presenceStore.ts';
import { cx } from '#shared/ui/classes.ts';
import classes from './AtWork.module.css';
import { type Colleague, colleagues, presenceWords } from './people.ts';

const shownAtMost = 3;

/** Who else is at a script: initials with what they have there, and a menu for their work. */
export function AtWork({
  script,
  user,
  editor,
  onDiff,
}: {
  script: Script;
  user: string;
  editor: boolean;
  onDiff: (script: Script, branch: string) => void;
}) {
  const all = colleagues(script.others, usePresence(script.id), user);
  if (all.length === 0) {
    return null;
  }
  const shown = all.length > shownAtMost + 1 ? all.slice(0, shownAtMost) : all;
  const rest = all.slice(shown.length);
  const actions = { script, editor, onDiff };
  return (
    <>
      {shown.map((one) =>
        one.work === null ? (
          <Tooltip key={one.name} label={summary(one)}>
            <span className={look(one)} role="img" aria-label={summary(one)}>
              <Initials name={one.name} />
            </span>
          </Tooltip>
        ) : (
          <Menu key={one.name} position="bottom-end">
            <Menu.Target>
              <Tooltip label={<WorkFacts one={one} />}>
                <UnstyledButton className={look(one)}>
                  <Initials name={one.name} />
                  <span className="visually-hidden">{summary(one)}</span>
                </UnstyledButton>
              </Tooltip>
            </Menu.Target>
            <Menu.Dropdown>
              <WorkItems one={one} {...actions} />
            </Menu.Dropdown>
          </Menu>
        ),
      )}
      {rest.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <UnstyledButton className={cx(classes.person, classes.more)}>
              +{rest.length}
              <span className="visually-hidden"> more at work</span>
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown className={classes.many ?? ''}>
            {rest.map((one) => (
              <WorkItems key={one.name} one={one} {...actions} />
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

function WorkItems({
  one,
  script,
  editor,
  onDiff,
}: {
  one: Colleague;
  script: Script;
  editor: boolean;
  onDiff: (script: Script, branch: string) => void;
}) {
  const branch = one.work?.branch;
  return (
    <>
      <Menu.Label>{summary(one)}</Menu.Label>
      {branch !== undefined && (
        <Menu.Item leftSection={<IconFileDiff size={15} />} onClick={() => onDiff(script, branch)}>
          View diff with prod
        </Menu.Item>
      )}
      {branch !== undefined && editor && (
        <Menu.Item
          component={Link}
          to={`/editor/${script.id}?load=${encodeURIComponent(branch)}`}
          leftSection={<IconFileImport size={15} />}
        >
          Load into the editor
        </Menu.Item>
      )}
    </>
  );
}

function WorkFacts({ one }: { one: Colleague }) {
  return (
    <>
      <div>{summary(one)}</div>
      {one.work !== null && <div className="figures">{local(new Date(one.work.saved_at))}</div>}
    </>
  );
}

function Initials({ name }: { name: string }) {
  return <span aria-hidden>{initials(name)}</span>;
}

function initials(name: string): string {
  return [...name].slice(0, 3).join('');
}

function look(one: Colleague): string {
  return cx(
    classes.person,
    one.work !== null && classes.works,
    one.presence !== null && (one.presence.unsaved ? classes.unsaved : classes.here),
  );
}

function summary({ name, work, presence }: Colleague): string {
  const parts = [
    work === null ? null : `version ${versionNumber(work.version)} is not on prod`,
    presenceWords(presence),
  ];
  return `${name}: ${parts.filter((part) => part !== null).join(', ')}`;
}
