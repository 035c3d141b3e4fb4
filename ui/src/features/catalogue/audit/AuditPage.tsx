import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { explain } from '#shared/api/problem.ts';
import { Message } from '#shared/ui/Message.tsx';
import { Page } from '#shared/ui/Page.tsx';

const crumbs = [{ label: 'Scripts', to: '/' }];

/** A page below the queue: the fault of its question, or what was answered. */
export function AuditPage({
  title,
  asked,
  children,
}: {
  title: string;
  asked: { error: Error | null; refetch: () => unknown };
  children: ReactNode;
}) {
  return (
    <Page title={title} crumbs={crumbs} scrolls>
      {asked.error !== null && (
        <Message
          title={explain(asked.error).title}
          action={<Button onClick={() => void asked.refetch()}>Try again</Button>}
        >
          {explain(asked.error).detail}
        </Message>
      )}
      {children}
    </Page>
  );
}
