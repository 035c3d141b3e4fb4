import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowsMoveVertical,
  IconDots,
  IconFileDiff,
  IconGitFork,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { Link } from 'react-router';
import type { Script } from '#shared/api/types.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import type { RowVerbs } from './useRowVerbs.ts';

/** What an editor can do with a script of the queue. */
export function RowMenu({ script, verbs }: { script: Script; verbs: RowVerbs }) {
  const name = `${orderingNumber(script.ordering_number)} ${visibleText(script.descriptive_name)}`;
  const wantsNumber = useRef(false);
  return (
    <Menu
      position="bottom-end"
      width={210}
      onExitTransitionEnd={() => {
        // Only now: a closing menu gives the focus back to its button.
        if (wantsNumber.current) {
          wantsNumber.current = false;
          verbs.changeNumber(script);
        }
      }}
    >
      <Menu.Target>
        <ActionIcon size={24} aria-label={`Actions for ${name}`}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          to={`/editor/${script.id}`}
          leftSection={<IconPencil size={15} />}
        >
          Open
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowsMoveVertical size={15} />}
          onClick={() => {
            wantsNumber.current = true;
          }}
        >
          Change number…
        </Menu.Item>
        {script.state !== 'same' && (
          <Menu.Item
            leftSection={<IconFileDiff size={15} />}
            onClick={() => verbs.showDiff(script, script.branch)}
          >
            View diff with prod
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconGitFork size={15} />} onClick={() => verbs.fork(script)}>
          Fork
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={15} />} onClick={() => verbs.remove(script)}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
