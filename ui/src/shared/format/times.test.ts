import { expect, it } from 'vitest';
import { relative, utc } from './times.ts';

const now = new Date(2026, 10, 20, 15, 0, 0);

function ago(seconds: number): string {
  return relative(new Date(now.getTime() - seconds * 1000), now);
}

it('says how long ago a moment was', () => {
  expect([0, 44, 70, 300, 3600 * 2.2, 3600 * 14.5].map(ago)).toEqual([
    'just now',
    'just now',
    '1 min ago',
    '5 min ago',
    '2 h ago',
    '15 h ago',
  ]);
});

it('names days, then dates', () => {
  expect([24, 24 * 3, 24 * 30, 24 * 400].map((hours) => ago(hours * 3600))).toEqual([
    'yesterday',
    '3 days ago',
    '21 Oct',
    '16 Oct 2025',
  ]);
});

it('gives the exact moment in UTC', () => {
  expect(utc(new Date('2026-11-20T15:04:05.123Z'))).toBe('2026-11-20 15:04:05.123 UTC');
});
