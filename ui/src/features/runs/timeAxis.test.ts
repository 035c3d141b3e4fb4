import { expect, it } from 'vitest';
import { axisOf, barOf, ticksOf } from './timeAxis.ts';

it('places bars between the start and now', () => {
  const axis = axisOf(1000, 11_000);

  expect(barOf(axis, 1000, 1000 + axis.span / 2)).toEqual({ left: 0, width: 0.5 });
  expect(barOf(axis, 0, 1e9)).toEqual({ left: 0, width: 1 });
});

it('marks round moments, never more than wanted', () => {
  const labels = (span: number) => ticksOf({ start: 0, span }, 6).map((tick) => tick.label);

  expect(labels(900)).toEqual(['0', '0.2 s', '0.4 s', '0.6 s', '0.8 s']);
  expect(labels(5500)).toEqual(['0', '1 s', '2 s', '3 s', '4 s', '5 s']);
  expect(labels(150_000)).toEqual(['0', '30 s', '1 min', '1:30', '2 min']);
  expect(labels(4 * 3_600_000)).toEqual(['0', '1 h', '2 h', '3 h']);
});
