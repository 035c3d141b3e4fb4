import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';

/** Asks before unsaved text is left. It is kept as a draft in any case. */
export function UnsavedGuard({ dirty, name }: { dirty: boolean; name: string }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && currentLocation.pathname !== nextLocation.pathname,
  );
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
        What you changed in <strong>{name}</strong> is not saved. This browser keeps it as a draft
        and offers it when you come back.
      </Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          Leave, keep the draft
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          Stay
        </Button>
      </Group>
    </Modal>
  );
}
