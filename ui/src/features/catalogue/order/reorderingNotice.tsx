import { Anchor } from '@mantine/core';
import type { QueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Reordering, Script } from '#shared/api/types.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { scriptsKey } from '#shared/scripts/scripts.ts';
import { offerUndo } from '#shared/ui/undoNotice.tsx';

const namedAtMost = 4;

/** Says what number a script has now and who else was renumbered, and offers to undo it. */
export function tellReordering(
  client: QueryClient,
  reordering: Reordering,
  from: number,
  undo: () => Promise<void>,
): void {
  const { renumbered } = reordering;
  const names = new Map(
    client
      .getQueryData<Script[]>(scriptsKey)
      ?.map((script) => [script.id, visibleText(script.descriptive_name)]),
  );
  offerUndo(
    `${visibleText(reordering.descriptive_name)}: ${orderingNumber(from)} → ${orderingNumber(reordering.ordering_number)}`,
    renumbered.length === 0 ? undefined : (
      <>
        Renumbered to make room:{' '}
        {renumbered
          .slice(0, namedAtMost)
          .map(
            (other) =>
              `${names.get(other.script_id) ?? `script ${other.script_id}`} ${orderingNumber(other.from)} → ${orderingNumber(other.to)}`,
          )
          .join(', ')}
        {renumbered.length > namedAtMost && (
          <>
            {' '}
            and {renumbered.length - namedAtMost} more (
            <Anchor component={Link} to="/order" size="sm">
              all changes
            </Anchor>
            )
          </>
        )}
        . Undo moves the script back; these keep their new numbers.
      </>
    ),
    undo,
  );
}
