import { expect, it } from 'vitest';
import { bytes, clock, duration, orderingNumber, plural } from './numbers.ts';

it('shows ordering numbers with at least one decimal', () => {
  expect([0, 4, 3.01, 3.1, 12.3456, 2.25].map(orderingNumber)).toEqual([
    '0.0',
    '4.0',
    '3.01',
    '3.1',
    '12.3456',
    '2.25',
  ]);
});

it('shows bytes with three figures at most', () => {
  expect([0, 999, 1024, 1536, 104_858, 16_777_216, 268_435_456].map(bytes)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '1.5 kB',
    '102 kB',
    '16.0 MB',
    '256 MB',
  ]);
});

it('shows durations as precisely as they matter', () => {
  expect([0, 85.4, 1240, 12_340, 59_949, 125_000, 3_720_000].map(duration)).toEqual([
    '0 ms',
    '85 ms',
    '1.24 s',
    '12.3 s',
    '59.9 s',
    '2 min 05 s',
    '1 h 02 min',
  ]);
});

it('shows a running clock', () => {
  expect([-5, 7_900, 751_000, 3_723_000].map(clock)).toEqual(['0:00', '0:07', '12:31', '1:02:03']);
});

it('counts in words', () => {
  expect([plural(1, 'script'), plural(1204, 'script')]).toEqual(['1 script', '1,204 scripts']);
});
