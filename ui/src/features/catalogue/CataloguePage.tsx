import { Button, Menu, Skeleton, Tooltip } from '@mantine/core';
import {
  IconFilterOff,
  IconListNumbers,
  IconPlayerTrackNextFilled,
  IconPlus,
} from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo } from 'react';
import { Link } from 'react-router';
import { explain } from '#shared/api/problem.ts';
import { isEditor, useMe } from '#shared/api/session.ts';
import type { Script } from '#shared/api/types.ts';
import { preloadEditor } from '#shared/code/lazyCode.ts';
import { useStartRun } from '#shared/runs/useStartRun.ts';
import { useScripts } from '#shared/scripts/scripts.ts';
import { Message } from '#shared/ui/Message.tsx';
import { Page } from '#shared/ui/Page.tsx';
import { SplitButton } from '#shared/ui/SplitButton.tsx';
import classes from './Catalogue.module.css';
import { FilterBar } from './FilterBar.tsx';
import { rowsOf } from './rows.ts';
import { ScriptRows } from './ScriptRows.tsx';
import { useFilters } from './useFilters.ts';

/** The queue as it runs. */
export function CataloguePage() {
  const me = useMe();
  const scripts = useScripts();
  const editor = isEditor(me.data);
  useEffect(preloadEditor, []);
  return (
    <Page title="Scripts" actions={editor ? <Actions scripts={scripts.data} /> : undefined}>
      {scripts.data !== undefined ? (
        <Queue scripts={scripts.data} editor={editor} />
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
    </Page>
  );
}

function Queue({ scripts, editor }: { scripts: readonly Script[]; editor: boolean }) {
  const [filters, change] = useFilters();
  const { failing, notOnProd } = filters;
  const search = useDeferredValue(filters.search);
  const rows = useMemo(
    () => rowsOf(scripts, { search, failing, notOnProd }),
    [scripts, search, failing, notOnProd],
  );
  if (scripts.length === 0) {
    return <Empty editor={editor} />;
  }
  return (
    <>
      <FilterBar scripts={scripts} rows={rows} filters={filters} onChange={change} />
      {rows.length === 0 ? (
        <Message
          title="No script fits"
          icon={<IconFilterOff size={20} />}
          action={
            <Button
              variant="default"
              onClick={() => change({ search: '', failing: false, notOnProd: false })}
            >
              Show all
            </Button>
          }
        >
          None of the {scripts.length} scripts passes the search and the filters.
        </Message>
      ) : (
        <ScriptRows rows={rows} search={search} />
      )}
    </>
  );
}

function Actions({ scripts }: { scripts: readonly Script[] | undefined }) {
  const startRun = useStartRun();
  const anyOnProd = scripts?.some((script) => script.prod_version !== null) ?? false;
  return (
    <>
      <Tooltip label="Write a new script, the next in the queue">
        <Button
          component={Link}
          to="/editor/new"
          variant="default"
          leftSection={<IconPlus size={15} />}
        >
          New script
        </Button>
      </Tooltip>
      <SplitButton
        label="Run all"
        hint={
          anyOnProd
            ? 'Runs everything on prod, group after group'
            : 'Nothing is on prod yet: merge a script first'
        }
        icon={<IconPlayerTrackNextFilled size={14} />}
        loading={startRun.isPending}
        disabled={!anyOnProd}
        onClick={() => startRun.mutate({ on_failure: 'continue' })}
        menuLabel="Other ways to run all"
      >
        <Menu.Label>On failure</Menu.Label>
        <Menu.Item onClick={() => startRun.mutate({ on_failure: 'continue' })}>
          Run all, continue with the next group
        </Menu.Item>
        <Menu.Item onClick={() => startRun.mutate({ on_failure: 'stop' })}>
          Run all, stop after the failing group
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => startRun.mutate({ on_failure: 'continue', dataset: 'test' })}>
          Run all on test data only
        </Menu.Item>
      </SplitButton>
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
