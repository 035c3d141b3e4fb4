import { Button, Group, Modal, Text } from '@mantine/core';
import type { TabKey } from './openTabs.ts';
import { useTabName } from './useTabName.ts';

/** Asks before a tab with unsaved text is closed. It is kept as a draft in any case. */
export function CloseDialog({
  tab,
  onStay,
  onClose,
}: {
  tab: TabKey | null;
  onStay: () => void;
  onClose: (tab: TabKey) => void;
}) {
  return (
    <Modal
      opened={tab !== null}
      onClose={onStay}
      title="Close with unsaved text?"
      centered
      size="md"
      transitionProps={{ duration: 100 }}
    >
      {tab !== null && (
        <Text size="sm">
          What you changed in <Name tab={tab} /> is not saved. This browser keeps it as a draft and
          offers it when you open the script again.
        </Text>
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={() => tab !== null && onClose(tab)}>
          Close, keep the draft
        </Button>
        <Button data-autofocus onClick={onStay}>
          Stay
        </Button>
      </Group>
    </Modal>
  );
}

function Name({ tab }: { tab: TabKey }) {
  const { number, name } = useTabName(tab);
  return (
    <strong>
      {number} {name}
    </strong>
  );
}
