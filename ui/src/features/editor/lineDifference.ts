import { diffLines, splitLines } from '#shared/text/lineDiff.ts';

/** How many lines differ between two texts: those that were added, changed or removed. */
export function countDifferentLines(before: string, after: string): number {
  return diffLines(splitLines(before), splitLines(after)).reduce(
    (sum, change) =>
      sum + Math.max(change.leftEnd - change.leftStart, change.rightEnd - change.rightStart),
    0,
  );
}
