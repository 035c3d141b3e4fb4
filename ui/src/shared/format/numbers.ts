const bytesUnits = ['B', 'kB', 'MB', 'GB'] as const;

/** `12 B`, `3.4 kB`, `14 MB`: three figures at most, in steps of 1024. */
export function bytes(count: number): string {
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < bytesUnits.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${bytesUnits[unit] ?? 'B'}`;
}

/** `85 ms`, `1.24 s`, `2 min 05 s`, `1 h 02 min`. */
export function duration(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  if (ms < 1000) {
    return `${Math.round(ms)} ms`;
  }
  if (ms < 9_995) {
    return `${(ms / 1000).toFixed(2)} s`;
  }
  if (ms < 59_950) {
    return `${(ms / 1000).toFixed(1)} s`;
  }
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  }
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}

/** A running clock: `0:07`, `12:31`, `1:02:03`. */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(Math.max(0, milliseconds) / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}

const grouped = new Intl.NumberFormat('en-GB');

export function count(value: number): string {
  return grouped.format(value);
}

/** `1 script`, `1,204 scripts`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** An ordering number with at least one decimal: `4.0`, `3.01`. */
export function orderingNumber(value: number): string {
  const shown = value.toFixed(4).replace(/0{1,3}$/, '');
  return shown;
}

export function versionNumber(version: { major: number; minor: number }): string {
  return `${version.major}.${version.minor}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
