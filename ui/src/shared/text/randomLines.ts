/** Numbers from 0 to 1 that are the same in each run: for tests with many cases. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Few different lines, so that much repeats. */
export function randomLines(random: () => number, most: number): string[] {
  return Array.from(
    { length: Math.floor(random() * (most + 1)) },
    () => `${'abcd'[Math.floor(random() * 4)]}\n`,
  );
}
