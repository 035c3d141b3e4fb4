import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconCopy,
  IconDots,
  IconGitMerge,
  IconHistory,
  IconPlayerTrackNextFilled,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Script } from '#shared/api/types.ts';
import { useStartRun } from '#shared/runs/useStartRun.ts';
import { SplitButton } from '#shared/ui/SplitButton.tsx';

/** What can be done with the queue as a whole. */
export function PageActions({
  scripts,
  unmerged,
  editor,
  onMergeAll,
}: {
  scripts: readonly Script[] | undefined;
  /** How many scripts have unmerged work of the user. */
  unmerged: number;
  editor: boolean;
  onMergeAll: () => void;
}) {
  return (
    <>
      <MoreMenu />
      {editor && unmerged > 0 && (
        <Button variant="default" leftSection={<IconGitMerge size={15} />} onClick={onMergeAll}>
          Merge all mine ({unmerged})
        </Button>
      )}
      {editor && (
        <Tooltip label="Write a new script, the next in the queue">
          <Button
            component={Link}
            to="/editor/new"
            variant="default"
            leftSection={<IconPlus size={15} />}
          >
            New script
          </Button>
        </Tooltip>
      )}
      {editor && <RunAll anyOnProd={scripts?.some((one) => one.prod_version !== null) ?? false} />}
    </>
  );
}

function MoreMenu() {
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label="More">
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/order" leftSection={<IconHistory size={15} />}>
          History of the order
        </Menu.Item>
        <Menu.Item component={Link} to="/deleted" leftSection={<IconTrash size={15} />}>
          Deleted scripts
        </Menu.Item>
        <Menu.Item component={Link} to="/duplicates" leftSection={<IconCopy size={15} />}>
          Duplicates
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function RunAll({ anyOnProd }: { anyOnProd: boolean }) {
  const startRun = useStartRun();
  return (
    <SplitButton
      label="Run all"
      hint={
        anyOnProd
          ? 'Runs everything on prod, group after group'
          : 'Nothing is on prod yet: merge a script first'
      }
      icon={<IconPlayerTrackNextFilled size={14} />}
      loading={startRun.isPending}
      disabled={!anyOnProd}
      onClick={() => startRun.mutate({ on_failure: 'continue' })}
      menuLabel="Other ways to run all"
    >
      <Menu.Label>On failure</Menu.Label>
      <Menu.Item onClick={() => startRun.mutate({ on_failure: 'continue' })}>
        Run all, continue with the next group
      </Menu.Item>
      <Menu.Item onClick={() => startRun.mutate({ on_failure: 'stop' })}>
        Run all, stop after the failing group
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item onClick={() => startRun.mutate({ on_failure: 'continue', dataset: 'test' })}>
        Run all on test data only
      </Menu.Item>
    </SplitButton>
  );
}
