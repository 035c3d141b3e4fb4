import { type ComponentType, lazy } from 'react';

/**
 * A part of the page that is fetched when it is shown for the first time. Where it cannot be had
 * (the server has another version by now, say), what is around it stays as it is.
 */
export function lazyPart<Props extends object>(
  fetchPart: () => Promise<{ default: ComponentType<Props> }>,
) {
  return lazy<ComponentType<Props>>(() => fetchPart().catch(() => ({ default: NotFetched })));
}

function NotFetched() {
  return (
    <p role="alert" style={{ padding: '0 14px', color: 'var(--bad)' }}>
      This part of the page could not be fetched. Save what you wrote, then reload the page.
    </p>
  );
}
