import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconHistory } from '@tabler/icons-react';
import type { RecordedVersion } from '#shared/api/types.ts';
import type { Editing } from '../useEditing.ts';
import { useSourceText } from '../useVersionText.ts';
import { useRestore } from './useRestore.ts';

/** The ways to bring a version back. */
export function RestoreMenu({
  editing,
  version,
  number,
}: {
  editing: Editing;
  version: RecordedVersion;
  number: string;
}) {
  const { script, document } = editing;
  const restore = useRestore(editing);
  const text = useSourceText(script.id, { kind: 'version', id: version.id });
  const { prod_version: prod } = script;
  return (
    <Menu position="bottom-end" width={290}>
      <Menu.Target>
        <Button
          variant="default"
          loading={restore.isPending}
          leftSection={<IconHistory size={14} />}
          rightSection={<IconChevronDown size={13} />}
        >
          Bring {number} back
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          disabled={text.data === undefined}
          onClick={() => text.data !== undefined && document.replaceText(text.data)}
        >
          Put {number} in the editor, unsaved
        </Menu.Item>
        <Menu.Item
          disabled={version.id === document.base.id}
          onClick={() => restore.mutate({ version, target: 'own_branch', instead: document.base })}
        >
          Restore {number} on your branch
        </Menu.Item>
        <Menu.Item
          disabled={version.id === prod?.id}
          onClick={() => restore.mutate({ version, target: 'prod', instead: prod })}
        >
          Restore {number} on prod
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
