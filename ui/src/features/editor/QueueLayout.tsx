import { ActionIcon, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { layouts } from '#shared/storage/layouts.ts';
import { useStoredChoice } from '#shared/storage/stored.ts';
import classes from './Editor.module.css';
import { QueueList } from './QueueList.tsx';

const choices = ['open', 'folded'] as const;

/** The queue as a narrow list beside the editor; it can be folded away. */
export function QueueLayout({
  current,
  onAcross,
  children,
}: {
  current: number | null;
  onAcross: (script: number) => void;
  children: ReactNode;
}) {
  const [shown, setShown] = useStoredChoice('ved.editor.queue', choices, 'open');
  const wide = useMediaQuery('(min-width: 900px)', true, { getInitialValueInEffect: false });
  const layout = useDefaultLayout({ id: 'ved.editor.queue.width', storage: layouts });
  if (!wide) {
    return <div className={classes.layout}>{children}</div>;
  }
  if (shown === 'folded') {
    return (
      <div className={classes.layout}>
        <div className={classes.foldedQueue}>
          <Tooltip label="Show the queue" position="right">
            <ActionIcon aria-label="Show the queue" onClick={() => setShown('open')}>
              <IconLayoutSidebarLeftExpand size={17} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </div>
        {children}
      </div>
    );
  }
  return (
    <Group
      orientation="horizontal"
      className={classes.layout}
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
    >
      <Panel
        id="queue"
        defaultSize={236}
        minSize={150}
        maxSize={480}
        groupResizeBehavior="preserve-pixel-size"
        className={classes.panel}
      >
        <QueueList
          current={current}
          onAcross={onAcross}
          fold={
            <Tooltip label="Fold the queue" position="right">
              <ActionIcon aria-label="Fold the queue" onClick={() => setShown('folded')}>
                <IconLayoutSidebarLeftCollapse size={17} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          }
        />
      </Panel>
      <Separator className={classes.separator} aria-label="Resize the queue" />
      <Panel id="editor" minSize={360} className={classes.panel}>
        {children}
      </Panel>
    </Group>
  );
}
