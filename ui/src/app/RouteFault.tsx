import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { explain } from '#shared/api/problem.ts';
import { Message } from '#shared/ui/Message.tsx';

/** A fault of the page itself. */
export function RouteFault() {
  const { title, detail } = explain(useRouteError());
  return (
    <Message title={title} action={<Button onClick={() => location.reload()}>Reload</Button>}>
      {detail}
    </Message>
  );
}
