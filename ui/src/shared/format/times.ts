const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const clockTimeWithSeconds = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const fullDay = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** `just now`, `5 min ago`, `3 h ago`, `yesterday`, `12 Nov`, `12 Nov 2025`. */
export function relative(time: Date, now: Date): string {
  const ago = now.getTime() - time.getTime();
  if (ago < 45_000) {
    return 'just now';
  }
  if (ago < hour) {
    return `${Math.max(1, Math.round(ago / minute))} min ago`;
  }
  if (ago < 12 * hour) {
    return `${Math.round(ago / hour)} h ago`;
  }
  const days = daysBetween(time, now);
  if (days === 0) {
    return `${Math.round(ago / hour)} h ago`;
  }
  if (days === 1) {
    return 'yesterday';
  }
  if (days < 7) {
    return `${days} days ago`;
  }
  return time.getFullYear() === now.getFullYear() ? dayAndMonth.format(time) : fullDay.format(time);
}

/** How long a relative time stays right. */
export function staysFor(time: Date, now: Date): number {
  const ago = now.getTime() - time.getTime();
  if (ago < hour) {
    return minute / 2;
  }
  return ago < day ? 10 * minute : hour;
}

/** In the reader's zone, with seconds. */
export function local(time: Date): string {
  return `${fullDay.format(time)}, ${clockTimeWithSeconds.format(time)}`;
}

/** Exactly, in UTC: `2026-11-20 15:04:05.123 UTC`. */
export function utc(time: Date): string {
  return `${time.toISOString().replace('T', ' ').replace('Z', '')} UTC`;
}

function daysBetween(earlier: Date, later: Date): number {
  const start = new Date(earlier.getFullYear(), earlier.getMonth(), earlier.getDate());
  const end = new Date(later.getFullYear(), later.getMonth(), later.getDate());
  return Math.round((end.getTime() - start.getTime()) / day);
}
