import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowsMoveVertical,
  IconHistory,
  IconListNumbers,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import type { QueueChange } from '#shared/api/types.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { queueChangesKey } from '#shared/scripts/scripts.ts';
import { Message } from '#shared/ui/Message.tsx';
import { Time } from '#shared/ui/Time.tsx';
import { NumberedLink } from '../NumberedLink.tsx';
import classes from './Audit.module.css';
import { AuditPage } from './AuditPage.tsx';

const pageSize = 50;

const kinds = {
  created: { word: 'created', icon: IconPlus },
  moved: { word: 'moved', icon: IconArrowsMoveVertical },
  renumbered: { word: 'made room', icon: IconListNumbers },
  deleted: { word: 'deleted', icon: IconTrash },
  returned: { word: 'put back', icon: IconArrowBackUp },
} as const;

/** What happened to the order of the queue, the newest first. */
export function OrderPage() {
  const changes = useInfiniteQuery({
    queryKey: queueChangesKey,
    queryFn: async ({ pageParam, signal }) =>
      (
        await answer(
          api.GET('/api/queue/changes', {
            params: {
              query: { limit: pageSize, ...(pageParam === null ? {} : { before: pageParam }) },
            },
            signal,
          }),
        )
      ).changes,
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length < pageSize ? null : (page.at(-1)?.id ?? null)),
  });
  const all = changes.data?.pages.flat();
  return (
    <AuditPage title="History of the order" asked={changes}>
      {all?.length === 0 && (
        <Message title="Nothing was moved yet" icon={<IconHistory size={20} stroke={1.7} />}>
          What is created, moved, deleted and put back appears here, with who did it and when.
        </Message>
      )}
      {all !== undefined && all.length > 0 && (
        <ul className={classes.list} aria-label="Changes of the order">
          {all.map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </ul>
      )}
      {changes.hasNextPage && (
        <Button
          variant="default"
          className={classes.older ?? ''}
          loading={changes.isFetchingNextPage}
          onClick={() => void changes.fetchNextPage()}
        >
          Older changes
        </Button>
      )}
    </AuditPage>
  );
}

function Change({ change }: { change: QueueChange }) {
  const { word, icon: Icon } = kinds[change.kind];
  return (
    <li className={classes.row}>
      <span className={classes.kind}>
        <Icon size={15} aria-hidden />
        {word}
      </span>
      <span className={classes.change}>{numbers(change)}</span>
      <NumberedLink id={change.script_id} number={null} name={change.descriptive_name} />
      <span className={classes.who}>
        <Time at={change.at} /> by {change.by}
      </span>
      <code className={classes.commit}>{change.commit.slice(0, 8)}</code>
    </li>
  );
}

function numbers({ from, to }: QueueChange): string {
  if (from === null) {
    return to === null ? '' : `at ${orderingNumber(to)}`;
  }
  return to === null
    ? `was ${orderingNumber(from)}`
    : `${orderingNumber(from)} → ${orderingNumber(to)}`;
}
