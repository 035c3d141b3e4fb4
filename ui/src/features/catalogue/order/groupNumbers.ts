/**
 * The ordering numbers that the server gives to scripts that come between others, so that a drag
 * can show where it leads. In ten-thousandths, which are exact.
 */
const unit = 10_000;
export const largestGroup = 999_999_999;

const widthsOfDigits = [10_000, 1_000, 100, 10, 1];
const tidySteps = [1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
const stepsAtTheEnd = [100, 10, 1];

export function toUnits(number: number): number {
  return Math.round(number * unit);
}

export function fromUnits(units: number): number {
  return units / unit;
}

/** The number with the fewest digits strictly between two of a group; null when none is left. */
export function between(group: number, after: number | null, before: number | null): number | null {
  const first = group * unit;
  const low = after === null ? first - 1 : after;
  const high = before === null ? first + unit : before;
  if (after !== null && before === null) {
    for (const step of stepsAtTheEnd) {
      const number = (Math.floor(low / step) + 1) * step;
      if (number < high) {
        return number;
      }
    }
    return null;
  }
  for (const width of widthsOfDigits) {
    const number = nearestToTheMiddle(low, high, width);
    if (low < number && number < high) {
      return number;
    }
  }
  return null;
}

/** Evenly spread numbers for all scripts of a group; null when it cannot hold so many. */
export function spread(group: number, scripts: number): number[] | null {
  const step = tidySteps.find((candidate) => candidate * scripts <= unit);
  return step === undefined
    ? null
    : Array.from({ length: scripts }, (_, place) => group * unit + place * step);
}

function nearestToTheMiddle(low: number, high: number, width: number): number {
  const below = Math.floor((low + high) / (2 * width)) * width;
  const above = below + width;
  const isNearer = above * 2 - (low + high) < low + high - below * 2;
  return isNearer || below <= low ? above : below;
}
