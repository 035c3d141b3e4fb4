import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { plural } from '#shared/format/numbers.ts';
import type { TabKey } from './tabs/openTabs.ts';
import { useTabName } from './tabs/useTabName.ts';

const editors = /^\/editor\/(new|[1-9]\d*)$/;

/** Asks before the editor is left with unsaved text. It is kept as a draft in any case. */
export function UnsavedGuard({ unsaved }: { unsaved: readonly TabKey[] }) {
  const dirty = unsaved.length > 0;
  const blocker = useBlocker(({ nextLocation }) => dirty && !editors.test(nextLocation.pathname));
  useEffect(() => {
    if (!dirty) {
      return undefined;
    }
    function onLeave(event: BeforeUnloadEvent) {
      event.preventDefault();
    }
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [dirty]);
  const asks = blocker.state === 'blocked';
  return (
    <Modal
      opened={asks}
      onClose={() => blocker.reset?.()}
      title="Leave with unsaved text?"
      centered
      size="md"
      transitionProps={{ duration: 100 }}
    >
      <Text size="sm">
        What you changed in <Names tabs={unsaved} /> is not saved. This browser keeps it as a draft
        and offers it when you come back.
      </Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {unsaved.length > 1 ? 'Leave, keep the drafts' : 'Leave, keep the draft'}
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          Stay
        </Button>
      </Group>
    </Modal>
  );
}

function Names({ tabs }: { tabs: readonly TabKey[] }) {
  const [first] = tabs;
  if (first === undefined) {
    return null;
  }
  return (
    <>
      <Name tab={first} />
      {tabs.length > 1 && ` and ${plural(tabs.length - 1, 'other script')}`}
    </>
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
