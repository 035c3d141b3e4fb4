import { Fragment, type ReactNode, useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { isEditor } from '#shared/api/session.ts';
import type { User } from '#shared/api/types.ts';
import { layouts } from '#shared/storage/layouts.ts';
import { Page } from '#shared/ui/Page.tsx';
import editorClasses from '../Editor.module.css';
import { NewScript } from '../NewScript.tsx';
import { OpenScript } from '../OpenScript.tsx';
import { QueueLayout, type SearchRequest } from '../QueueLayout.tsx';
import { UnsavedGuard } from '../UnsavedGuard.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import type { TabKey } from './openTabs.ts';
import { TabColumn } from './TabColumn.tsx';
import classes from './Tabs.module.css';
import { TabContext } from './tabContext.ts';
import { TabHosts } from './tabHosts.ts';
import { useTabKeys } from './useTabKeys.ts';
import { useTabName } from './useTabName.ts';
import { useTabs } from './useTabs.ts';

const crumbs = [{ label: 'Scripts', to: '/' }];
const sides = ['left', 'right'] as const;

/**
 * The open scripts of this window, in one column or two beside each other. Each stays as it is,
 * with what is typed and what runs in it, until its tab is closed.
 */
export function Workbench({
  address,
  user,
  search,
}: {
  address: TabKey;
  user: User;
  search: (request: SearchRequest) => ReactNode;
}) {
  const tabs = useTabs(address, user.username, isEditor(user));
  const hosts = useMemo(() => new TabHosts(classes.host ?? ''), []);
  const [beside, setBeside] = useState<HTMLElement | null>(null);
  const [actions, setActions] = useState<HTMLElement | null>(null);
  const [closing, setClosing] = useState<readonly TabKey[]>([]);
  const { groups } = tabs.open;
  const panelIds = sides.slice(0, groups.length);
  const layout = useDefaultLayout({
    id: 'ved.editor.columns',
    panelIds: [...panelIds],
    storage: layouts,
  });
  const name = useTabName(tabs.focused ?? address);
  const current = tabs.focused === 'new' ? null : tabs.focused;

  useEffect(() => hosts.keep(new Set(tabs.opened)));

  function close(keys: readonly TabKey[]): void {
    for (const key of keys.filter((key) => !tabs.isUnsaved(key))) {
      tabs.close(key);
    }
    setClosing(keys.filter(tabs.isUnsaved));
  }

  useTabKeys(tabs, close);

  return (
    <Page
      title={`${name.number} ${name.name}`.trim()}
      crumbs={crumbs}
      heading={
        <>
          {name.number !== '' && <span className={editorClasses.number}>{name.number}</span>}
          {name.name}
        </>
      }
      beside={<div ref={setBeside} className={classes.slot} />}
      actions={<div ref={setActions} className={classes.slot} />}
    >
      <QueueLayout current={current} onAcross={tabs.showAcross} search={search}>
        <Group
          orientation="horizontal"
          className={editorClasses.layout}
          defaultLayout={layout.defaultLayout}
          onLayoutChanged={layout.onLayoutChanged}
        >
          {groups.map((group, place) => (
            <Fragment key={sides[place]}>
              {place > 0 && (
                <Separator className={editorClasses.separator} aria-label="Resize the columns" />
              )}
              <Panel id={sides[place]} minSize={260} className={editorClasses.panel}>
                <TabColumn tabs={tabs} group={group} place={place} hosts={hosts} onClose={close} />
              </Panel>
            </Fragment>
          ))}
        </Group>
      </QueueLayout>
      {tabs.opened.map((key) =>
        createPortal(
          <TabContext
            value={{
              key,
              active: key === tabs.focused,
              beside,
              actions,
              setUnsaved: (unsaved) => tabs.setUnsaved(key, unsaved),
              created: tabs.created,
            }}
          >
            <div
              className={classes.content}
              onFocusCapture={() => tabs.focus(key)}
              onPointerDownCapture={() => tabs.focus(key)}
            >
              {key === 'new' ? <NewScript user={user} /> : <OpenScript id={key} user={user} />}
            </div>
          </TabContext>,
          hosts.of(key),
          String(key),
        ),
      )}
      <UnsavedGuard unsaved={tabs.unsaved} />
      <CloseDialog
        tab={closing[0] ?? null}
        onStay={() => setClosing([])}
        onClose={(key) => {
          setClosing((before) => before.filter((other) => other !== key));
          tabs.close(key);
        }}
      />
    </Page>
  );
}
