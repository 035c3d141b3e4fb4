const key = 'ved.catalogue.scroll';

/** Where the list was, for the way back and for a reload. */
export function keptScroll(): number {
  try {
    return Number(sessionStorage.getItem(key)) || 0;
  } catch {
    return 0;
  }
}

export function keepScroll(offset: number): void {
  try {
    sessionStorage.setItem(key, String(Math.round(offset)));
  } catch {
    // Storage is blocked: the list starts at its top next time.
  }
}
