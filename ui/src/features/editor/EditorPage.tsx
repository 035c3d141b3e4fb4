import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { answer, api } from '#shared/api/client.ts';
import { parseId } from '#shared/api/ids.ts';
import { explain, ProblemError } from '#shared/api/problem.ts';
import { isEditor, useMe } from '#shared/api/session.ts';
import { Message } from '#shared/ui/Message.tsx';
import { Page } from '#shared/ui/Page.tsx';
import { LostContent } from './LostContent.tsx';
import { ScriptEditor } from './ScriptEditor.tsx';

const crumbs = [{ label: 'Scripts', to: '/' }];

export function EditorPage() {
  const id = parseId(useParams().id);
  return id === null ? <NoSuchScript /> : <OpenScript key={id} id={id} />;
}

function OpenScript({ id }: { id: number }) {
  const me = useMe();
  const script = useQuery({
    queryKey: ['script', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/scripts/{id}', { params: { path: { id } }, signal })),
    staleTime: 0,
  });
  if (script.data !== undefined && me.data !== undefined) {
    return <ScriptEditor script={script.data} user={me.data} />;
  }
  if (script.error !== null) {
    const { title, detail } = explain(script.error);
    if (script.error instanceof ProblemError && script.error.code === 'content_lost') {
      const lost = script.error.problem.version;
      return <LostContent script={id} lost={lost} detail={detail} canEdit={isEditor(me.data)} />;
    }
    return (
      <Page title={title} crumbs={crumbs}>
        <Message
          title={title}
          action={<Button onClick={() => void script.refetch()}>Try again</Button>}
        >
          {detail}
        </Message>
      </Page>
    );
  }
  return (
    <Page title="Script" crumbs={crumbs}>
      <span />
    </Page>
  );
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
