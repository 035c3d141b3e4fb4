export interface CsvPreview {
  readonly rows: readonly (readonly string[])[];
  readonly columns: number;
  /** There are more rows than were read. */
  readonly more: boolean;
}

const delimiters = [',', ';', '\t', '|'] as const;

/** The first rows of delimited text; null when it does not look like a table. */
export function previewCsv(text: string, rowsAtMost: number): CsvPreview | null {
  const delimiter = guessDelimiter(text.slice(0, 64 * 1024));
  if (delimiter === null) {
    return null;
  }
  const { rows, more } = parseCsv(text, delimiter, rowsAtMost);
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return columns > 1 ? { rows, columns, more } : null;
}

/** The delimiter that splits the first rows into the same number of cells, more than one. */
function guessDelimiter(sample: string): string | null {
  let best: string | null = null;
  let bestColumns = 1;
  for (const delimiter of delimiters) {
    const { rows, more } = parseCsv(sample, delimiter, 8);
    const whole = more || rows.length < 2 ? rows : rows.slice(0, -1);
    const columns = whole[0]?.length ?? 0;
    if (columns > bestColumns && whole.every((row) => row.length === columns)) {
      best = delimiter;
      bestColumns = columns;
    }
  }
  return best;
}

/** RFC 4180, lenient: quotes may hold delimiters, line ends and doubled quotes. */
function parseCsv(
  text: string,
  delimiter: string,
  rowsAtMost: number,
): { rows: string[][]; more: boolean } {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    if (rows.length === rowsAtMost) {
      return { rows, more: true };
    }
    const [cell, end] = text[at] === '"' ? quoted(text, at, delimiter) : plain(text, at, delimiter);
    row.push(cell);
    at = end;
    if (text[at] === delimiter) {
      at++;
      if (at === text.length) {
        row.push('');
      }
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) {
    rows.push(row);
  }
  return { rows: rows.filter((cells) => cells.length > 1 || cells[0] !== ''), more: false };
}

function plain(text: string, from: number, delimiter: string): [cell: string, end: number] {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') {
    end++;
  }
  return [text.slice(from, end), end];
}

function quoted(text: string, from: number, delimiter: string): [cell: string, end: number] {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      return [cell + text.slice(at), text.length];
    }
    cell += text.slice(at, quote);
    if (text[quote + 1] === '"') {
      cell += '"';
      at = quote + 2;
      continue;
    }
    const [rest, end] = plain(text, quote + 1, delimiter);
    return [cell + rest, end];
  }
}
