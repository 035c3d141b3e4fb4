/** A place in the script that a traceback names. */
export interface TracebackLink {
  /** Where the link's text starts and ends in the line. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

const frame = /^\s*(?:[|+ ]*)File "([^"\n]{1,400})", line (\d{1,7})/;

/** The place in the script named by a line of a traceback; null for other files. */
export function tracebackLink(text: string): TracebackLink | null {
  const match = frame.exec(text);
  if (match?.[1] === undefined || match[2] === undefined || isLibrary(match[1])) {
    return null;
  }
  const start = text.indexOf('File "');
  return { start, end: match[0].length, line: Number(match[2]) };
}

function isLibrary(path: string): boolean {
  return path.startsWith('<') || /\/(?:lib|lib64)\/|site-packages|\.zip\//.test(path);
}
