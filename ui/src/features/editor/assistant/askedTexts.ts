import type { CodeLines } from '#shared/code/codeTypes.ts';
import { readStored, storedKeys, writeStored } from '#shared/storage/stored.ts';
import { splitLines } from '#shared/text/lineDiff.ts';

/** The text that a question was asked about: its answer changes this one and no other. */
export interface AskedText {
  readonly text: string;
  /** Only these lines were to be changed; null for all of them. */
  readonly lines: CodeLines | null;
}

const prefix = 'ved.assistant.asked.';
/** Older answers are reviewed against the version that they were asked on. */
const keptAtMost = 30;

/** Keeps the text for when the answer is there, also after a reload. */
export function keepAskedText(interaction: number, asked: AskedText): void {
  const others = storedKeys(prefix).sort((one, other) => idOf(other) - idOf(one));
  for (const key of others.slice(keptAtMost - 1)) {
    writeStored(key, null);
  }
  // Where there is no room for it, there is for it without the others.
  if (!writeStored(prefix + interaction, JSON.stringify(asked))) {
    for (const key of others) {
      writeStored(key, null);
    }
    writeStored(prefix + interaction, JSON.stringify(asked));
  }
}

export function askedText(interaction: number): AskedText | null {
  try {
    const value: unknown = JSON.parse(readStored(prefix + interaction) ?? 'null');
    return isAsked(value) ? value : null;
  } catch {
    return null;
  }
}

/** The whole text as the answer would have it: `code` takes the place of what was asked about. */
export function answeredText({ text, lines }: AskedText, code: string): string {
  if (lines === null) {
    return endedAs(text, text.startsWith(mark) && !code.startsWith(mark) ? mark + code : code);
  }
  const all = splitLines(text);
  const after = all.slice(lines.last);
  const ended = code === '' || code.endsWith('\n') || after.length === 0 ? code : `${code}\n`;
  return endedAs(text, [...all.slice(0, lines.first - 1), ended, ...after].join(''));
}

/** The byte order mark: models drop it. */
const mark = '\ufeff';

/** With a line end at the very end or without, as the text has it: models do not care. */
function endedAs(text: string, code: string): string {
  const ends = text === '' || /[\r\n]$/.test(text);
  if (ends) {
    return code === '' || /[\r\n]$/.test(code) ? code : `${code}\n`;
  }
  return code.replace(/(?:\r\n?|\n)$/, '');
}

function idOf(key: string): number {
  return Number(key.slice(prefix.length)) || 0;
}

function isAsked(value: unknown): value is AskedText {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('lines' in value)) {
    return false;
  }
  const { text, lines } = value;
  return typeof text === 'string' && (lines === null || isLines(lines));
}

function isLines(value: unknown): value is CodeLines {
  return (
    typeof value === 'object' &&
    value !== null &&
    'first' in value &&
    'last' in value &&
    typeof value.first === 'number' &&
    typeof value.last === 'number'
  );
}
