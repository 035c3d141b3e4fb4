import { expect, it } from 'vitest';
import { safeNext } from './safeNext.ts';

it('leads back into the application only', () => {
  expect(safeNext('/editor/3?line=2')).toBe('/editor/3?line=2');
  for (const next of [
    null,
    '',
    'https://example.org',
    '//example.org',
    '/\\example.org',
    '/login',
  ]) {
    expect(safeNext(next)).toBe('/');
  }
});
