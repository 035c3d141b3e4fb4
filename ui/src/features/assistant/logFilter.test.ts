import { expect, it } from 'vitest';
import { exportAddress, filterQuery, parseFilter } from './logFilter.ts';

it('reads a filter from an address and leaves out what it does not name', () => {
  const filter = parseFilter(new URLSearchParams('user=ed1&script=7&version=x&model='));

  expect(filter).toEqual({ user: 'ed1', model: '', script: 7, version: null });
  expect(filterQuery(filter)).toEqual({ user: 'ed1', script: 7 });
});

it('exports what the filter shows', () => {
  expect(exportAddress(parseFilter(new URLSearchParams()))).toBe('/api/llm/interactions/export');
  expect(exportAddress(parseFilter(new URLSearchParams('model=a/b&user=x y')))).toBe(
    '/api/llm/interactions/export?user=x+y&model=a%2Fb',
  );
});
