import { Button, Skeleton } from '@mantine/core';
import { IconFilterOff, IconListNumbers, IconPlus } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { explain } from '#shared/api/problem.ts';
import { isEditor, useMe } from '#shared/api/session.ts';
import type { Script } from '#shared/api/types.ts';
import { preloadEditor } from '#shared/code/lazyCode.ts';
import { useScripts } from '#shared/scripts/scripts.ts';
import { Message } from '#shared/ui/Message.tsx';
import { Page } from '#shared/ui/Page.tsx';
import { useOfferActions } from '#shared/ui/pageActions.ts';
import classes from './Catalogue.module.css';
import { FilterBar } from './FilterBar.tsx';
import { useReorder } from './order/useReorder.tsx';
import { PageActions } from './PageActions.tsx';
import { isUnmerged, noFilters, rowsOf } from './rows.ts';
import { ScriptRows } from './ScriptRows.tsx';
import { useFilters } from './useFilters.ts';
import { useRowVerbs } from './useRowVerbs.ts';
import { MergeAllDialog } from './work/MergeAllDialog.tsx';
import { WorkDiff } from './work/WorkDiff.tsx';

const noScripts: readonly Script[] = [];

/** The queue as it runs. */
export function CataloguePage() {
  const me = useMe();
  const user = me.data?.username ?? '';
  const scripts = useScripts();
  const editor = isEditor(me.data);
  const [merging, setMerging] = useState(false);
  const unmerged = useMemo(
    () => (scripts.data ?? noScripts).filter((script) => isUnmerged(script, user)),
    [scripts.data, user],
  );
  useEffect(preloadEditor, []);
  useOfferActions(
    editor
      ? [
          {
            id: 'merge-all',
            label: 'Merge all mine',
            disabled: unmerged.length === 0,
            run: () => setMerging(true),
          },
        ]
      : [],
  );
  return (
    <Page
      title="Scripts"
      actions={
        <PageActions
          scripts={scripts.data}
          unmerged={unmerged.length}
          editor={editor}
          onMergeAll={() => setMerging(true)}
        />
      }
    >
      {scripts.data !== undefined ? (
        <Queue fetched={scripts.data} user={user} editor={editor} />
      ) : scripts.error !== null ? (
        <Message
          title={explain(scripts.error).title}
          action={<Button onClick={() => void scripts.refetch()}>Try again</Button>}
        >
          {explain(scripts.error).detail}
        </Message>
      ) : (
        <Loading />
      )}
      {merging && <MergeAllDialog scripts={unmerged} onClose={() => setMerging(false)} />}
    </Page>
  );
}

function Queue({
  fetched,
  user,
  editor,
}: {
  fetched: readonly Script[];
  user: string;
  editor: boolean;
}) {
  const reorder = useReorder(fetched);
  const row = useRowVerbs();
  const [filters, change] = useFilters();
  const search = useDeferredValue(filters.search);
  const { mine, failing, notOnProd, conflict } = filters;
  const rows = useMemo(
    () => rowsOf(reorder.queue, { search, mine, failing, notOnProd, conflict }, user),
    [reorder.queue, search, mine, failing, notOnProd, conflict, user],
  );
  if (fetched.length === 0) {
    return <Empty editor={editor} />;
  }
  return (
    <>
      <FilterBar
        scripts={reorder.queue}
        rows={rows}
        filters={filters}
        user={user}
        editor={editor}
        onChange={change}
      />
      {rows.length === 0 ? (
        <Message
          title="No script fits"
          icon={<IconFilterOff size={20} />}
          action={
            <Button variant="default" onClick={() => change(noFilters)}>
              Show all
            </Button>
          }
        >
          None of the {fetched.length} scripts passes the search and the filters.
        </Message>
      ) : (
        <ScriptRows
          rows={rows}
          search={search}
          user={user}
          editor={editor}
          reorder={reorder}
          row={row}
        />
      )}
      {row.diff !== null && (
        <WorkDiff
          {...row.diff}
          canLoad={editor && row.diff.branch !== user}
          onClose={row.closeDiff}
        />
      )}
    </>
  );
}

function Empty({ editor }: { editor: boolean }) {
  return (
    <Message
      title="The queue is empty"
      icon={<IconListNumbers size={22} stroke={1.7} />}
      action={
        editor ? (
          <Button component={Link} to="/editor/new" leftSection={<IconPlus size={15} />}>
            Write the first script
          </Button>
        ) : undefined
      }
    >
      A script is one Python file with a number in the queue. The first line of its docstring is its
      name; the path of its data is its first argument. Scripts whose numbers share the integer part
      run side by side, the integers one after another.
    </Message>
  );
}

function Loading() {
  return (
    <div className={classes.loading} role="status" aria-label="Loading the scripts">
      {Array.from({ length: 9 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Skeleton key={index} height={14} radius="sm" width={`${64 - ((index * 13) % 31)}%`} />
      ))}
    </div>
  );
}
