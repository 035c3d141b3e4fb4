import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconHistory, IconPlus } from '@tabler/icons-react';
import { visibleText } from '#shared/output/visibleText.ts';
import { Time } from '#shared/ui/Time.tsx';
import classes from './Assistant.module.css';
import type { useConversation } from './useConversation.ts';

/** Begins another conversation, or goes back to an earlier one. */
export function ConversationMenu({
  conversation: { heads, current, choose },
}: {
  conversation: ReturnType<typeof useConversation>;
}) {
  return (
    <>
      <Tooltip label="New conversation">
        <ActionIcon
          size={24}
          aria-label="New conversation"
          data-disabled={current === null}
          aria-disabled={current === null}
          onClick={() => choose(null)}
        >
          <IconPlus size={15} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      {heads.length > 0 && (
        <Menu position="bottom-end" width={320}>
          <Menu.Target>
            <Tooltip label="Earlier conversations">
              <ActionIcon size={24} aria-label="Earlier conversations">
                <IconHistory size={15} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown className={classes.menu ?? ''}>
            {heads.map((head) => (
              <Menu.Item
                key={head.id}
                aria-current={head.id === current}
                rightSection={
                  <span className={classes.when}>
                    <Time at={head.last_at} />
                  </span>
                }
                onClick={() => choose(head.id)}
              >
                <span className={classes.menuTitle}>
                  {visibleText(head.title) || `Conversation ${head.id}`}
                </span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
