import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import { explain, ProblemError } from '#shared/api/problem.ts';
import { isEditor } from '#shared/api/session.ts';
import type { User } from '#shared/api/types.ts';
import { Message } from '#shared/ui/Message.tsx';
import { LostContent } from './LostContent.tsx';
import { ScriptEditor } from './ScriptEditor.tsx';

/** A script as it is read from the server, or why it cannot be. */
export function OpenScript({ id, user }: { id: number; user: User }) {
  const script = useQuery({
    queryKey: ['script', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/scripts/{id}', { params: { path: { id } }, signal })),
    staleTime: 0,
  });
  if (script.data !== undefined) {
    return <ScriptEditor script={script.data} user={user} />;
  }
  if (script.error === null) {
    return null;
  }
  const { title, detail } = explain(script.error);
  if (script.error instanceof ProblemError && script.error.code === 'content_lost') {
    return <LostContent script={id} detail={detail} canEdit={isEditor(user)} />;
  }
  return (
    <Message
      title={title}
      action={<Button onClick={() => void script.refetch()}>Try again</Button>}
    >
      {detail}
    </Message>
  );
}
