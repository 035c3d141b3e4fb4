import { AnsiState, type TextStyle } from './ansiStyle.ts';
import { hasOdd, visibleParts } from './visibleText.ts';

export type StreamName = 'stdout' | 'stderr';

export interface TextRun {
  readonly text: string;
  readonly style: TextStyle | null;
  /** Names a character that cannot be shown as itself. */
  readonly named: boolean;
}

export interface OutputLine {
  readonly stream: StreamName;
  runs: TextRun[];
  /** In UTF-16 units, as shown. */
  length: number;
}

interface Cursor {
  /** The line that the stream writes on; undefined at the start of a new one. */
  line: OutputLine | undefined;
  column: number;
  style: TextStyle | null;
  /** A sequence whose end has not come yet. */
  carry: string;
  ansi: AnsiState;
}

/** Beyond this length a carriage return starts a new line: overwriting would cost too much. */
const longestRewritten = 4096;

/** More lines are kept as text only, for the download. */
export const mostLines = 250_000;

const controls =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /\n|\r|\u0008|\u001b\[[0-9;:<=>?]*[ -/]*[@-~]|\u001b[()][0-9A-Za-z]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unfinished = /\u001b(?:[()]|\[[0-9;:<=>?]*[ -/]*)?$/;

/**
 * The output of an execution as lines to show. Each stream writes on its own open line, as on a
 * terminal of its own: a carriage return goes back to its start, so that a progress bar stays one
 * line even when the other stream prints meanwhile. Colour sequences become styles, other cursor
 * movements are dropped, everything else is text.
 */
export class OutputBuffer {
  readonly lines: OutputLine[] = [];
  /** Lines that are beyond what is shown. */
  hidden = 0;
  private readonly cursors = { stdout: newCursor(), stderr: newCursor() };
  private readonly received: Record<StreamName, string[]> & { all: string[] } = {
    stdout: [],
    stderr: [],
    all: [],
  };

  append(stream: StreamName, text: string): void {
    this.received[stream].push(text);
    this.received.all.push(text);
    const cursor = this.cursors[stream];
    let rest = cursor.carry + text;
    cursor.carry = '';
    const cut = unfinished.exec(rest);
    if (cut !== null && cut[0].length <= 64) {
      cursor.carry = cut[0];
      rest = rest.slice(0, cut.index);
    }
    let from = 0;
    controls.lastIndex = 0;
    for (let match = controls.exec(rest); match !== null; match = controls.exec(rest)) {
      this.write(stream, cursor, rest.slice(from, match.index));
      this.control(stream, cursor, match[0]);
      from = match.index + match[0].length;
    }
    this.write(stream, cursor, rest.slice(from));
  }

  /** What was received, unchanged, in the order in which it came. */
  text(stream?: StreamName): string {
    return this.received[stream ?? 'all'].join('');
  }

  get empty(): boolean {
    return this.received.all.length === 0;
  }

  private control(stream: StreamName, cursor: Cursor, sequence: string): void {
    switch (sequence) {
      case '\n':
        cursor.line ??= this.newLine(stream);
        cursor.line = undefined;
        cursor.column = 0;
        return;
      case '\r':
        if (cursor.line !== undefined && cursor.line.length > longestRewritten) {
          cursor.line = undefined;
        }
        cursor.column = 0;
        return;
      case '\b':
        cursor.column = Math.max(0, cursor.column - 1);
        return;
      default:
        if (sequence.endsWith('m')) {
          cursor.style = cursor.ansi.after(sequence);
        } else if (sequence.endsWith('K') && cursor.line !== undefined) {
          const whole = sequence === '\u001b[2K';
          keepStart(cursor.line, whole ? 0 : cursor.column);
          cursor.column = whole ? 0 : cursor.column;
        }
    }
  }

  private write(stream: StreamName, cursor: Cursor, text: string): void {
    if (text === '') {
      return;
    }
    cursor.line ??= this.newLine(stream);
    if (!hasOdd(text)) {
      put(cursor, cursor.line, { text, style: cursor.style, named: false });
      return;
    }
    for (const part of visibleParts(text)) {
      put(cursor, cursor.line, { ...part, style: cursor.style });
    }
  }

  private newLine(stream: StreamName): OutputLine {
    const line: OutputLine = { stream, runs: [], length: 0 };
    if (this.lines.length < mostLines) {
      this.lines.push(line);
    } else {
      this.hidden++;
    }
    return line;
  }
}

/** Writes a run at the cursor, over what is there. */
function put(cursor: Cursor, line: OutputLine, run: TextRun): void {
  if (cursor.column >= line.length) {
    if (cursor.column > line.length) {
      join(line, {
        text: ' '.repeat(cursor.column - line.length),
        style: null,
        named: false,
      });
    }
    join(line, run);
  } else {
    const before = slice(line.runs, 0, cursor.column);
    const after = slice(line.runs, cursor.column + run.text.length, line.length);
    line.runs = [...before, run, ...after];
    line.length = Math.max(line.length, cursor.column + run.text.length);
  }
  cursor.column += run.text.length;
}

function join(line: OutputLine, run: TextRun): void {
  const last = line.runs.at(-1);
  if (last !== undefined && last.style === run.style && !last.named && !run.named) {
    line.runs[line.runs.length - 1] = { ...last, text: last.text + run.text };
  } else {
    line.runs.push(run);
  }
  line.length += run.text.length;
}

function keepStart(line: OutputLine, column: number): void {
  if (column < line.length) {
    line.runs = slice(line.runs, 0, column);
    line.length = column;
  }
}

function slice(runs: TextRun[], from: number, to: number): TextRun[] {
  const kept: TextRun[] = [];
  let start = 0;
  for (const run of runs) {
    const end = start + run.text.length;
    const first = Math.max(from, start);
    const last = Math.min(to, end);
    if (first < last) {
      kept.push(
        first === start && last === end
          ? run
          : { ...run, text: run.text.slice(first - start, last - start) },
      );
    }
    start = end;
  }
  return kept;
}

function newCursor(): Cursor {
  return { line: undefined, column: 0, style: null, carry: '', ansi: new AnsiState() };
}
