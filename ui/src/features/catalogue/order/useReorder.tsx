import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { answer, api } from '#shared/api/client.ts';
import { ProblemError } from '#shared/api/problem.ts';
import type { Placement, Reordering, Script } from '#shared/api/types.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { queueChangesKey, queueKeys, scriptsKey } from '#shared/scripts/scripts.ts';
import { notice, noticeOf } from '#shared/ui/notices.ts';
import { arranged, type Move, placementOf, spotOf } from './place.ts';
import { tellReordering } from './reorderingNotice.tsx';

/** Where a script was before it was moved. */
interface Origin {
  readonly number: number;
  readonly placement: Placement;
}

/** A change that the server has not answered yet. */
interface Pending {
  readonly key: symbol;
  readonly script: number;
  readonly numbers: ReadonlyMap<number, number>;
  readonly origin: Origin;
}

interface Order {
  readonly script: Script;
  readonly target: { number: number } | { placement: Placement };
}

const noScripts: readonly Script[] = [];

/**
 * Changes the order of the queue. A move shows at once, on top of what the server told; when the
 * server refuses it, it is taken away again and the notice says why.
 */
export function useReorder(fetched: readonly Script[] | undefined) {
  const client = useQueryClient();
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const queue = useMemo(
    () => pending.reduce((now, move) => arranged(now, move.numbers), fetched ?? noScripts),
    [fetched, pending],
  );
  const latest = useRef({ queue, pending });
  latest.current = { queue, pending };
  const { mutateAsync } = useMutation({
    // One after another, in the order in which they were made.
    scope: { id: 'queue' },
    mutationFn: ({ script, target }: Order) => send(script.id, target),
    onSuccess: (reordering) => {
      client.setQueryData<Script[]>(scriptsKey, (scripts) => applied(scripts, reordering));
      void client.invalidateQueries({ queryKey: queueChangesKey });
    },
    onError: () => {
      for (const queryKey of queueKeys) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });

  const putBack = useCallback(
    async (script: Script, origin: Origin, others: boolean) => {
      try {
        // The place survives a renumbering of others, the number may not.
        const back = await (others
          ? mutateAsync({ script, target: { placement: origin.placement } })
          : mutateAsync({ script, target: { number: origin.number } }).catch((error) => {
              if (error instanceof ProblemError && error.code === 'ordering_number_taken') {
                return mutateAsync({ script, target: { placement: origin.placement } });
              }
              throw error;
            }));
        notice(
          'good',
          `${visibleText(back.descriptive_name)} is back at ${orderingNumber(back.ordering_number)}`,
        );
      } catch (error) {
        noticeOf(error);
      }
    },
    [mutateAsync],
  );

  const place = useCallback(
    async (script: Script, move: Move) => {
      const { queue: before, pending: waiting } = latest.current;
      const own: Pending = {
        key: Symbol(),
        script: script.id,
        numbers: move.numbers,
        // Several steps in a row are undone as one.
        origin:
          waiting.find((other) => other.script === script.id)?.origin ?? originOf(before, script),
      };
      setPending((moves) => [...moves, own]);
      try {
        const target = { placement: placementOf(move.spot) };
        const reordering = await mutateAsync({ script, target });
        const last = latest.current.pending.filter((other) => other.script === script.id).at(-1);
        if (last === undefined || last.key === own.key) {
          tellReordering(client, reordering, own.origin.number, () =>
            putBack(script, own.origin, reordering.renumbered.length > 0),
          );
        }
      } catch (error) {
        noticeOf(error);
      } finally {
        setPending((moves) => moves.filter((other) => other.key !== own.key));
      }
    },
    [client, mutateAsync, putBack],
  );

  const setNumber = useCallback(
    async (script: Script, number: number) => {
      const origin = originOf(latest.current.queue, script);
      const reordering = await mutateAsync({ script, target: { number } });
      tellReordering(client, reordering, origin.number, () =>
        putBack(script, origin, reordering.renumbered.length > 0),
      );
    },
    [client, mutateAsync, putBack],
  );

  return { queue, place, setNumber };
}

export type Reorder = ReturnType<typeof useReorder>;

function originOf(queue: readonly Script[], script: Script): Origin {
  const now = queue.find((candidate) => candidate.id === script.id) ?? script;
  return { number: now.ordering_number, placement: placementOf(spotOf(queue, now)) };
}

function send(id: number, target: Order['target']): Promise<Reordering> {
  const params = { path: { id } };
  return 'number' in target
    ? answer(
        api.PUT('/api/scripts/{id}/ordering-number', {
          params,
          body: { ordering_number: target.number },
        }),
      )
    : answer(api.PUT('/api/scripts/{id}/place', { params, body: target.placement }));
}

function applied(scripts: Script[] | undefined, reordering: Reordering): Script[] | undefined {
  if (scripts === undefined) {
    return undefined;
  }
  const { renumbered, ...script } = reordering;
  const numbers = new Map(renumbered.map((other) => [other.script_id, other.to]));
  numbers.set(script.id, script.ordering_number);
  return [
    ...arranged(
      scripts.map((other) => (other.id === script.id ? script : other)),
      numbers,
    ),
  ];
}
