import { Notifications } from '@mantine/notifications';

export function Notices() {
  return (
    <Notifications
      position="bottom-right"
      limit={4}
      transitionDuration={120}
      bottom={34}
      zIndex={500}
    />
  );
}
