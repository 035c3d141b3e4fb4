/** Rejects as soon as it is aborted, whether or not the work is ever done. */
export async function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  // Nobody else hears how it ends after that.
  work.catch(() => undefined);
  signal.throwIfAborted();
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: over.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    over.abort();
  }
}
