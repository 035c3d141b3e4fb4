import { Notifications } from '@mantine/notifications';
import { cx } from '#shared/ui/classes.ts';
import classes from './Notices.module.css';

export function Notices() {
  return (
    <section aria-label="Notices">
      <Notifications
        withinPortal={false}
        className={cx(classes.notices)}
        position="bottom-right"
        limit={4}
        transitionDuration={120}
        containerWidth={380}
        zIndex={500}
      />
    </section>
  );
}
