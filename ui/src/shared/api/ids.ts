/** An id out of a path or a query; null for anything else. */
export function parseId(text: string | null | undefined): number | null {
  return text !== null && text !== undefined && /^[1-9]\d{0,15}$/.test(text) ? Number(text) : null;
}
