import { expect, test } from 'vitest';
import { orAbort } from './orAbort.ts';

const never = new Promise<string>(() => undefined);

test('gives what the work gives', async () => {
  expect(await orAbort(Promise.resolve('done'), new AbortController().signal)).toBe('done');
});

test('rejects when it is aborted before the work is done', async () => {
  const over = new AbortController();
  const work = orAbort(never, over.signal);

  over.abort(new Error('given up'));

  await expect(work).rejects.toThrow('given up');
});

test('rejects what was aborted before', async () => {
  await expect(orAbort(never, AbortSignal.abort(new Error('given up')))).rejects.toThrow(
    'given up',
  );
});
