import { expect, it } from 'vitest';
import type { RecordedVersion } from '#shared/api/types.ts';
import { branchesOf, comparisonSides } from './comparisonSides.ts';

function version(id: number, parent: number | null, branches: string[] = []): RecordedVersion {
  return { id, major: 0, minor: id, parent_version_id: parent, branches } as RecordedVersion;
}

const versions = [version(3, 2, ['ed1', 'ed2']), version(2, 1, ['prod']), version(1, null)];
const labels = (picked: number[], against: Parameters<typeof comparisonSides>[2]) => {
  const sides = comparisonSides(versions, picked, against, 'text');
  return sides === null ? null : [sides.before.label, sides.after.label];
};

it('has the older of two versions first, in whatever order they were picked', () => {
  expect(labels([3, 1], 'current')).toEqual(['version 0.1', 'version 0.3']);
  expect(labels([1, 3], 'parent')).toEqual(['version 0.1', 'version 0.3']);
});

it('compares one version with the text, its predecessor or a branch', () => {
  expect(labels([2], 'current')).toEqual(['version 0.2', 'current text']);
  expect(labels([2], 'parent')).toEqual(['version 0.1', 'version 0.2']);
  expect(labels([1], 'parent')).toEqual(['nothing', 'version 0.1']);
  expect(labels([2], 'branch:ed2')).toEqual(['version 0.2', 'ed2']);
  expect(labels([], 'current')).toBeNull();
});

it('names prod before the branches of people', () => {
  expect(branchesOf(versions)).toEqual(['prod', 'ed1', 'ed2']);
});
