import { expect, it } from 'vitest';
import type { BlamedText, Version } from '#shared/api/types.ts';
import { blameLines, versionAtLine } from './blameLines.ts';

const blame = {
  passages: [
    { first_line: 1, lines: 2, version_id: 1 },
    { first_line: 3, lines: 1, version_id: 2 },
  ],
  versions: [
    { id: 1, major: 0, minor: 1, committer: 'ed1' },
    { id: 2, major: 0, minor: 2, committer: 'ed2' },
  ] as Version[],
} as BlamedText;

it('names the version where its lines begin, and tells passages apart', () => {
  expect(blameLines(blame)).toEqual([
    { label: '0.1 ed1', shaded: false },
    { label: '', shaded: false },
    { label: '0.2 ed2', shaded: true },
  ]);
});

it('finds the version of a line', () => {
  expect(versionAtLine(blame, 2)?.id).toBe(1);
  expect(versionAtLine(blame, 3)?.id).toBe(2);
  expect(versionAtLine(blame, 4)).toBeUndefined();
});
