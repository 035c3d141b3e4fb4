let ahead = 0;

/** The header tells whole seconds: smaller differences are not worth correcting. */
const tolerance = 2000;

/** Takes note of the server's time, so that running clocks are right where the browser's is not. */
export function noteServerTime(header: string | null): void {
  const time = header === null ? Number.NaN : Date.parse(header);
  if (!Number.isNaN(time)) {
    const difference = time - Date.now();
    ahead = Math.abs(difference) > tolerance ? difference : 0;
  }
}

/** The server's time in milliseconds, as far as known. */
export function serverNow(): number {
  return Date.now() + ahead;
}
