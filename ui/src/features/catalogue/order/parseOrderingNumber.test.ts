import { expect, it } from 'vitest';
import { parseOrderingNumber } from './parseOrderingNumber.ts';

it('reads numbers with at most four decimals', () => {
  expect([' 3 ', '3.01', '3,5', '0.0', '999999999.9999'].map(parseOrderingNumber)).toEqual([
    3, 3.01, 3.5, 0, 999_999_999.9999,
  ]);
});

it('refuses everything else', () => {
  for (const text of ['', '-1', '3.', '.5', '1e3', '1.00001', '1234567890', '3.0.1', 'three']) {
    expect(parseOrderingNumber(text), text).toBeNull();
  }
});
