import { expect, test } from 'vitest';
import { endingOf } from './serverPyright.ts';

test.each([
  [null, 'retry'],
  [1001, 'retry'],
  [1006, 'retry'],
  [4000, 'rest'],
  [4001, 'rest'],
  [4008, 'later'],
  [4011, 'retry'],
  [4013, 'later'],
] as const)('after a close with %s it goes on with: %s', (code, next) => {
  expect(endingOf(code === null ? null : { code, reason: '' }).next).toBe(next);
});
