/** A browser has six connections per host for all its tabs: hidden ones get this many of them. */
const slots = 3;

/**
 * Holds one of the few places for pages that stay connected while they are hidden. Gives what lets
 * go of it, or null when all are taken, or where the browser cannot tell (locks need a secure
 * context).
 */
export async function takeHiddenSlot(): Promise<(() => void) | null> {
  if (navigator.locks === undefined) {
    return null;
  }
  for (let slot = 0; slot < slots; slot++) {
    const release = await tryLock(`ved.hidden-stream.${slot}`);
    if (release !== null) {
      return release;
    }
  }
  return null;
}

function tryLock(name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((release) => resolve(() => release()));
      })
      .catch(() => resolve(null));
  });
}
