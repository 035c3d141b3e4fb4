import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { parseId } from '#shared/api/ids.ts';
import { isEditor, useMe } from '#shared/api/session.ts';
import { Message } from '#shared/ui/Message.tsx';
import { Page } from '#shared/ui/Page.tsx';
import type { SearchRequest } from './QueueLayout.tsx';
import { Workbench } from './tabs/Workbench.tsx';

const crumbs = [{ label: 'Scripts', to: '/' }];

/** The editor; the search over all scripts is shown in it, and comes from outside. */
export function EditorPage({ search }: { search: (request: SearchRequest) => ReactNode }) {
  const { id: named } = useParams();
  const me = useMe();
  const address = named === 'new' ? named : parseId(named);
  if (address === null) {
    return <NoSuchScript />;
  }
  if (me.data === undefined) {
    return null;
  }
  if (address === 'new' && !isEditor(me.data)) {
    return (
      <Page title="New script" crumbs={crumbs}>
        <Message title="Only editors write scripts">
          You can read every script and watch every run.
        </Message>
      </Page>
    );
  }
  return <Workbench address={address} user={me.data} search={search} />;
}

function NoSuchScript() {
  return (
    <Page title="Not found" crumbs={crumbs}>
      <Message title="There is no such script">
        The address does not name a script.{' '}
        <Anchor component={Link} to="/" size="sm">
          Go to the scripts
        </Anchor>
      </Message>
    </Page>
  );
}
