import { expect, it } from 'vitest';
import { tracebackLink } from './traceback.ts';

it('finds the line of the script in a traceback', () => {
  expect(tracebackLink('  File "/sandbox/script.py", line 12, in <module>')).toEqual({
    start: 2,
    end: 36,
    line: 12,
  });
});

it('finds it behind the bars of an exception group', () => {
  expect(tracebackLink('  |   File "/s/script.py", line 3, in f')?.line).toBe(3);
});

it('leaves the standard library and other text alone', () => {
  expect(
    tracebackLink('  File "/usr/lib/python3.14/json/__init__.py", line 5, in loads'),
  ).toBeNull();
  expect(tracebackLink('  File "<string>", line 5, in <module>')).toBeNull();
  expect(tracebackLink('the File "x.py", line 3')).toBeNull();
});
