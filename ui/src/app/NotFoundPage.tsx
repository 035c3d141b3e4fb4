import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { Message } from '#shared/ui/Message.tsx';
import { Page } from '#shared/ui/Page.tsx';

export function NotFoundPage() {
  return (
    <Page title="Not found">
      <Message title="There is no such page">
        The address may be mistyped, or what it showed is gone.{' '}
        <Anchor component={Link} to="/" size="sm">
          Go to the scripts
        </Anchor>
      </Message>
    </Page>
  );
}
