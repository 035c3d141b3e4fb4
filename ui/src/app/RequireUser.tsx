import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { explain, ProblemError } from '#shared/api/problem.ts';
import { useMe, useSessionEnded } from '#shared/api/session.ts';
import { Message } from '#shared/ui/Message.tsx';
import { SessionEndedDialog } from './SessionEndedDialog.tsx';

/** Shows its children to users only. A session that ends later is renewed on the spot. */
export function RequireUser({ children }: { children: ReactNode }) {
  const me = useMe();
  const ended = useSessionEnded();
  const location = useLocation();
  if (me.data !== undefined) {
    return (
      <>
        {children}
        {ended && <SessionEndedDialog user={me.data} />}
      </>
    );
  }
  if (me.error instanceof ProblemError && me.error.code === 'not_authenticated') {
    const here = location.pathname + location.search;
    return (
      <Navigate to={here === '/' ? '/login' : `/login?next=${encodeURIComponent(here)}`} replace />
    );
  }
  if (me.error !== null) {
    const { title, detail } = explain(me.error);
    return (
      <Message title={title} action={<Button onClick={() => void me.refetch()}>Try again</Button>}>
        {detail}
      </Message>
    );
  }
  return null;
}
