import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconArrowUpCircle, IconDots, IconGitFork, IconLink, IconTrash } from '@tabler/icons-react';
import { versionNumber } from '#shared/format/numbers.ts';
import type { EditedDocument } from './useDocument.ts';
import type { ScriptActions } from './useScriptActions.ts';

/** What is done to a script more seldom. */
export function ScriptMenu({
  document,
  actions,
  onCopyLink,
}: {
  document: EditedDocument;
  actions: ScriptActions;
  onCopyLink: () => void;
}) {
  const { base } = document;
  return (
    <Menu position="bottom-end" width={270}>
      <Menu.Target>
        <Tooltip label="More">
          <ActionIcon size={28} variant="default" aria-label="More actions of the script">
            <IconDots size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconGitFork size={15} />} onClick={actions.fork}>
          Fork {versionNumber(base)} into a new script
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowUpCircle size={15} />} onClick={actions.bump}>
          Bump the major version
        </Menu.Item>
        <Menu.Item leftSection={<IconLink size={15} />} onClick={onCopyLink}>
          Copy a link to this line
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={actions.remove}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
