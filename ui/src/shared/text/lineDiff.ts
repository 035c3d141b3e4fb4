/** A passage of lines that differs; ends are exclusive. */
export interface LineChange {
  readonly leftStart: number;
  readonly leftEnd: number;
  readonly rightStart: number;
  readonly rightEnd: number;
}

/** With more differences than this the whole middle counts as changed: it answers at once. */
const differencesAtMost = 2000;

/** The lines of a text with LF as their ends; the last one may lack it. Joined they are the text. */
export function splitLines(text: string): string[] {
  return text.replace(/\r\n?/g, '\n').match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** What has to change to get from the left lines to the right ones, in order. */
export function diffLines(left: readonly string[], right: readonly string[]): LineChange[] {
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) {
    start++;
  }
  let leftEnd = left.length;
  let rightEnd = right.length;
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd--;
    rightEnd--;
  }
  if (start === leftEnd && start === rightEnd) {
    return [];
  }
  const whole = { leftStart: start, leftEnd, rightStart: start, rightEnd };
  if (start === leftEnd || start === rightEnd) {
    return [whole];
  }
  const [a, b] = numbered(left.slice(start, leftEnd), right.slice(start, rightEnd));
  const trace = shortestPath(a, b);
  return trace === null ? [whole] : changesOf(trace, a, b, start);
}

/** Lines as numbers, equal for equal lines. */
function numbered(left: readonly string[], right: readonly string[]): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const numberOf = (line: string) => {
    const known = numbers.get(line) ?? numbers.size;
    numbers.set(line, known);
    return known;
  };
  return [Int32Array.from(left, numberOf), Int32Array.from(right, numberOf)];
}

/** Myers' greedy search; the furthest points of each round. Null with too many differences. */
function shortestPath(a: Int32Array, b: Int32Array): Int32Array[] | null {
  const most = Math.min(a.length + b.length, differencesAtMost);
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let round = 0; round <= most; round++) {
    for (let k = -round; k <= round; k += 2) {
      let x = stepsDown(furthest, most, k, round)
        ? (furthest[most + 2 + k] ?? 0)
        : (furthest[most + k] ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) {
        x++;
      }
      furthest[most + 1 + k] = x;
      if (x >= a.length && x - k >= b.length) {
        trace.push(furthest.slice(most + 1 - round, most + 2 + round));
        return trace;
      }
    }
    trace.push(furthest.slice(most + 1 - round, most + 2 + round));
  }
  return null;
}

function stepsDown(furthest: Int32Array, most: number, k: number, round: number): boolean {
  return k === -round || (k !== round && (furthest[most + k] ?? 0) < (furthest[most + 2 + k] ?? 0));
}

/** Walks back from the end, and gathers steps that touch. */
function changesOf(trace: Int32Array[], a: Int32Array, b: Int32Array, by: number): LineChange[] {
  const changes: LineChange[] = [];
  let x = a.length;
  let y = b.length;
  for (let round = trace.length - 1; round > 0; round--) {
    const before = trace[round - 1] ?? new Int32Array();
    const at = (k: number) => before[k + round - 1] ?? -1;
    const k = x - y;
    const down = k === -round || (k !== round && at(k - 1) < at(k + 1));
    const fromX = at(down ? k + 1 : k - 1);
    const fromY = fromX - (down ? k + 1 : k - 1);
    const toX = down ? fromX : fromX + 1;
    const toY = down ? fromY + 1 : fromY;
    const last = changes.at(-1);
    if (last !== undefined && last.leftStart === toX + by && last.rightStart === toY + by) {
      changes[changes.length - 1] = { ...last, leftStart: fromX + by, rightStart: fromY + by };
    } else {
      changes.push({
        leftStart: fromX + by,
        leftEnd: toX + by,
        rightStart: fromY + by,
        rightEnd: toY + by,
      });
    }
    x = fromX;
    y = fromY;
  }
  return changes.reverse();
}
