import { windowId } from '../presence/windowId.ts';

/** How long other windows have to say that they are there; one that is busy takes a moment. */
const answersWithin = 300;

const channel =
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('ved.windows');
const question = '?';

channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.data === question) {
    channel.postMessage(windowId);
  }
});

/** The names of the other windows that are open now. */
export function otherWindows(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  if (channel === null) {
    return Promise.resolve(found);
  }
  const hear = (event: MessageEvent<unknown>) => {
    if (typeof event.data === 'string' && event.data !== question) {
      found.add(event.data);
    }
  };
  channel.addEventListener('message', hear);
  channel.postMessage(question);
  return new Promise((resolve) => {
    setTimeout(() => {
      channel.removeEventListener('message', hear);
      resolve(found);
    }, answersWithin);
  });
}
