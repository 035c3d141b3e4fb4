import type { QueryClient } from '@tanstack/react-query';
import { meQuery } from '#shared/api/session.ts';
import { preloadEditor } from '#shared/code/lazyCode.ts';
import { startLanguageEarly } from '#shared/language/useStartLanguage.ts';

/** Asks for all that the editor begins with at once, instead of one thing when the last is there. */
export function fetchEarly(client: QueryClient): void {
  if (window.location.pathname.startsWith('/editor/')) {
    void client.prefetchQuery(meQuery);
    // Whoever is not logged in is told by the page.
    startLanguageEarly(client).catch(() => undefined);
    // Behind these small questions: a browser has six connections, and the editor fills them.
    setTimeout(preloadEditor);
  }
}
