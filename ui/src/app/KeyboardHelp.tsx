import { Kbd, Modal } from '@mantine/core';
import { closeHelp, useHelpOpen } from './helpStore.ts';
import classes from './KeyboardHelp.module.css';
import { shortcutGroups } from './shortcuts.ts';

/** Every key, by where it works. */
export function KeyboardHelp() {
  const open = useHelpOpen();
  return (
    <Modal
      opened={open}
      onClose={closeHelp}
      title="Keys"
      size={880}
      transitionProps={{ duration: 80, transition: 'fade' }}
    >
      <div className={classes.groups}>
        {shortcutGroups.map(({ title, shortcuts }) => (
          <section key={title} className={classes.group}>
            <h3 className={classes.title}>{title}</h3>
            <dl className={classes.list}>
              {shortcuts.map(({ keys, does }) => (
                <div key={does} className={classes.shortcut}>
                  <dt>{does}</dt>
                  <dd>
                    {keys.map((one) => (
                      <Kbd key={one}>{one}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={classes.note}>On a Mac, Cmd stands for Ctrl and Option for Alt.</p>
    </Modal>
  );
}
