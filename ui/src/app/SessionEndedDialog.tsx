import { Modal, Text } from '@mantine/core';
import type { User } from '#shared/api/types.ts';
import { LoginForm } from '#shared/login/LoginForm.tsx';

/** Asks for the password again, over the page as it was: nothing on it is lost. */
export function SessionEndedDialog({ user }: { user: User }) {
  return (
    <Modal
      opened
      centered
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title="Your session has ended"
      size="sm"
      transitionProps={{ duration: 100 }}
    >
      <Text size="sm" c="dimmed" mb="md">
        Log in again to go on where you were. What you typed is kept.
      </Text>
      <LoginForm
        username={user.username}
        onLogin={(renewed) => {
          if (renewed.username !== user.username) {
            window.location.assign('/');
          }
        }}
      />
    </Modal>
  );
}
