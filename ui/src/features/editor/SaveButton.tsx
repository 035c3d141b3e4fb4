import { ActionIcon, Button, Kbd, Popover, TextInput, Tooltip } from '@mantine/core';
import { IconDeviceFloppy, IconMessage } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './Editor.module.css';

const longestMessage = 500;

/** Saves; on wish with a message that says why. */
export function SaveButton({
  dirty,
  saving,
  asking,
  onAsk,
  onSave,
}: {
  dirty: boolean;
  saving: boolean;
  /** Whether the message is being written. */
  asking: boolean;
  onAsk: (asking: boolean) => void;
  /** Whether it was saved. */
  onSave: (message: string) => Promise<boolean>;
}) {
  const [message, setMessage] = useState('');

  async function save(): Promise<void> {
    onAsk(false);
    // Kept until it is part of a version: the text may be refused.
    if (await onSave(message.trim())) {
      setMessage('');
    }
  }

  return (
    <Popover
      opened={asking}
      onChange={onAsk}
      position="bottom-end"
      width={340}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <div className={classes.save}>
          <Tooltip
            label={
              dirty ? (
                <>
                  Save <Kbd>Ctrl+S</Kbd>
                </>
              ) : (
                'Everything is saved'
              )
            }
          >
            <Button
              variant={dirty ? 'light' : 'default'}
              leftSection={<IconDeviceFloppy size={15} />}
              loading={saving}
              data-disabled={!dirty}
              aria-disabled={!dirty}
              onClick={() => void onSave('')}
            >
              Save
            </Button>
          </Tooltip>
          <Tooltip
            label={
              <>
                Save with a message <Kbd>Ctrl+Shift+S</Kbd>
              </>
            }
          >
            <ActionIcon
              size={28}
              variant="default"
              aria-label="Save with a message"
              aria-expanded={asking}
              data-disabled={!dirty}
              aria-disabled={!dirty}
              onClick={() => dirty && onAsk(!asking)}
            >
              <IconMessage size={15} />
            </ActionIcon>
          </Tooltip>
        </div>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={classes.saveForm}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextInput
            label="What changed, and why"
            data-autofocus
            maxLength={longestMessage}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
          <Button type="submit">Save with this message</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
