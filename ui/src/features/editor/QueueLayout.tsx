import { ActionIcon, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconListNumbers,
  IconSearch,
} from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { handleSearches } from '#shared/search/searchRequests.ts';
import { layouts } from '#shared/storage/layouts.ts';
import { useStoredChoice } from '#shared/storage/stored.ts';
import classes from './Editor.module.css';
import { QueueList } from './QueueList.tsx';

const choices = ['open', 'folded'] as const;

/** Asked for with a text, or with none to go on with the last one; counted. */
export interface SearchRequest {
  readonly query: string;
  readonly count: number;
}

/** The queue as a narrow list beside the editor, or the search over all scripts in its place. */
export function QueueLayout({
  current,
  onAcross,
  search,
  children,
}: {
  current: number | null;
  onAcross: (script: number) => void;
  search: (request: SearchRequest) => ReactNode;
  children: ReactNode;
}) {
  const [shown, setShown] = useStoredChoice('ved.editor.queue', choices, 'open');
  const [request, setRequest] = useState<SearchRequest | null>(null);
  const wide = useMediaQuery('(min-width: 900px)', true, { getInitialValueInEffect: false });
  const layout = useDefaultLayout({
    id: 'ved.editor.queue.width',
    panelIds: shown === 'open' && wide ? ['queue', 'editor'] : ['editor'],
    storage: layouts,
  });

  function find(query: string) {
    setShown('open');
    setRequest((before) => ({ query, count: (before?.count ?? 0) + 1 }));
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what it sets is the same each time
  useEffect(() => (wide ? handleSearches(find) : undefined), [wide]);

  const fold = (
    <Tooltip label="Fold this column" position="right">
      <ActionIcon aria-label="Fold the queue" onClick={() => setShown('folded')}>
        <IconLayoutSidebarLeftCollapse size={17} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <div className={classes.layout}>
      {wide && shown === 'folded' && (
        <div className={classes.foldedQueue}>
          <Tooltip label="Show the queue" position="right">
            <ActionIcon aria-label="Show the queue" onClick={() => setShown('open')}>
              <IconLayoutSidebarLeftExpand size={17} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </div>
      )}
      <Group
        orientation="horizontal"
        className={classes.layout}
        defaultLayout={layout.defaultLayout}
        onLayoutChanged={layout.onLayoutChanged}
      >
        {wide && shown === 'open' && (
          <>
            <Panel
              id="queue"
              defaultSize={236}
              minSize={150}
              maxSize={560}
              groupResizeBehavior="preserve-pixel-size"
              className={classes.panel}
            >
              <div className={classes.queue}>
                <div className={classes.queueHead}>
                  <h2 className={classes.queueTitle}>{request === null ? 'Queue' : 'Search'}</h2>
                  {request === null ? (
                    <Tooltip label="Find in all scripts (Ctrl+Shift+F)" position="right">
                      <ActionIcon aria-label="Find in all scripts" onClick={() => find('')}>
                        <IconSearch size={16} stroke={1.7} />
                      </ActionIcon>
                    </Tooltip>
                  ) : (
                    <Tooltip label="Back to the queue" position="right">
                      <ActionIcon aria-label="Back to the queue" onClick={() => setRequest(null)}>
                        <IconListNumbers size={16} stroke={1.7} />
                      </ActionIcon>
                    </Tooltip>
                  )}
                  {fold}
                </div>
                {request === null ? (
                  <QueueList current={current} onAcross={onAcross} />
                ) : (
                  search(request)
                )}
              </div>
            </Panel>
            <Separator className={classes.separator} aria-label="Resize the queue" />
          </>
        )}
        <Panel id="editor" minSize={wide ? 360 : 0} className={classes.panel}>
          {children}
        </Panel>
      </Group>
    </div>
  );
}
