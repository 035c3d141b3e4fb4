/** Reads what a person writes, with a comma too; null when it is no ordering number. */
export function parseOrderingNumber(text: string): number | null {
  const written = text.trim().replace(',', '.');
  return /^\d{1,9}(\.\d{1,4})?$/.test(written) ? Number(written) : null;
}
