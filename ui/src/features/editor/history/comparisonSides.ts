import type { RecordedVersion } from '#shared/api/types.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import type { ComparedText } from '../Compare.tsx';

/** What a picked version is compared with: `branch:name` for what a branch has. */
export type Against = 'current' | 'parent' | `branch:${string}`;

/** The two texts to show; null when nothing is picked. */
export function comparisonSides(
  versions: readonly RecordedVersion[],
  picked: readonly number[],
  against: Against,
  current: string,
): { before: ComparedText; after: ComparedText } | null {
  const [one, other] = versions.filter(({ id }) => picked.includes(id));
  if (one === undefined) {
    return null;
  }
  if (other !== undefined) {
    // Newest first: the second one is the older.
    return { before: sideOf(other), after: sideOf(one) };
  }
  if (against === 'current') {
    return {
      before: sideOf(one),
      after: { label: 'current text', source: { kind: 'text', text: current } },
    };
  }
  if (against === 'parent') {
    const parent = versions.find(({ id }) => id === one.parent_version_id);
    return {
      before:
        parent === undefined
          ? { label: 'nothing', source: { kind: 'text', text: '' } }
          : sideOf(parent),
      after: sideOf(one),
    };
  }
  const branch = against.slice('branch:'.length);
  return {
    before: sideOf(one),
    after: { label: branch, source: { kind: 'branch', branch } },
  };
}

/** The branches that have the script, `prod` first. */
export function branchesOf(versions: readonly RecordedVersion[]): string[] {
  const names = new Set(versions.flatMap((version) => version.branches));
  return [...names].sort(
    (one, other) => Number(other === 'prod') - Number(one === 'prod') || one.localeCompare(other),
  );
}

function sideOf(version: RecordedVersion): ComparedText {
  return {
    label: `version ${versionNumber(version)}`,
    source: { kind: 'version', id: version.id },
  };
}
