/** How many lines differ between two texts: those that were added, changed or removed. */
export function countDifferentLines(before: string, after: string): number {
  const left = linesOf(before);
  const right = linesOf(after);
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) {
    start++;
  }
  let tail = 0;
  while (
    tail < left.length - start &&
    tail < right.length - start &&
    left[left.length - 1 - tail] === right[right.length - 1 - tail]
  ) {
    tail++;
  }
  const a = left.slice(start, left.length - tail);
  const b = right.slice(start, right.length - tail);
  if (a.length === 0 || b.length === 0 || a.length * b.length > 4_000_000) {
    return Math.max(a.length, b.length);
  }
  return Math.max(a.length, b.length) - longestCommon(a, b);
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let previous = new Uint32Array(b.length + 1);
  let current = new Uint32Array(b.length + 1);
  for (const line of a) {
    for (let j = 1; j <= b.length; j++) {
      current[j] =
        line === b[j - 1]
          ? (previous[j - 1] ?? 0) + 1
          : Math.max(previous[j] ?? 0, current[j - 1] ?? 0);
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length] ?? 0;
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}
