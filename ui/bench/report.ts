export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A line of the report: the median and the worst. */
export function report(what: string, values: readonly number[]): void {
  const cells = [median(values), Math.max(...values)].map((value) => value.toFixed(0).padStart(9));
  console.log(`${what.padEnd(62)} ${cells.join(' ')}`);
}
