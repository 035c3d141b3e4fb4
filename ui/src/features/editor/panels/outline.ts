export type SymbolKind = 'class' | 'function' | 'method' | 'variable';

/** Something that a script defines, and the lines that it takes. */
export interface OutlineSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly line: number;
  readonly endLine: number;
  readonly depth: number;
}

const definition = /^(\s*)(?:async\s+)?(def|class)\s+([\p{ID_Start}_]\p{ID_Continue}*)/u;
const assignment = /^([\p{ID_Start}_]\p{ID_Continue}*)\s*(?::[^=]+)?=(?!=)/u;

interface Open {
  readonly indent: number;
  readonly at: number;
  readonly kind: SymbolKind;
}

/**
 * What a Python text defines, in its order: read by its indentation alone, so that it works while
 * the text is being typed and is no Python yet.
 */
export function outlineOf(text: string): OutlineSymbol[] {
  const found: { -readonly [K in keyof OutlineSymbol]: OutlineSymbol[K] }[] = [];
  const open: Open[] = [];
  const named = new Set<string>();
  let last = 0;
  let state: ScanState = { quote: '', depth: 0 };

  function closeTo(indent: number): void {
    for (let top = open.at(-1); top !== undefined && top.indent >= indent; top = open.at(-1)) {
      const symbol = found[top.at];
      if (symbol !== undefined) {
        symbol.endLine = Math.max(symbol.line, last);
      }
      open.pop();
    }
  }

  text.split(/\r\n|\r|\n/).forEach((content, index) => {
    const line = index + 1;
    const inside = state.quote !== '' || state.depth > 0;
    state = scanLine(content, state);
    const bare = content.trim();
    if (inside || bare === '' || bare.startsWith('#')) {
      last = bare === '' || (bare.startsWith('#') && !inside) ? last : line;
      return;
    }
    const indent = content.length - content.trimStart().length;
    closeTo(indent);
    last = line;
    const defined = definition.exec(content);
    if (defined !== null) {
      const kind = defined[2] === 'class' ? 'class' : insideClass() ? 'method' : 'function';
      found.push({ name: defined[3] ?? '', kind, line, endLine: line, depth: open.length });
      open.push({ indent, at: found.length - 1, kind });
      return;
    }
    const name = indent === 0 ? assignment.exec(content)?.[1] : undefined;
    if (name !== undefined && !named.has(name)) {
      named.add(name);
      found.push({ name, kind: 'variable', line, endLine: line, depth: 0 });
    }
  });
  closeTo(0);
  return found;

  function insideClass(): boolean {
    return open.at(-1)?.kind === 'class';
  }
}

/** The definitions that a line is in, from the outermost on. */
export function symbolsAt(symbols: readonly OutlineSymbol[], line: number): OutlineSymbol[] {
  return symbols.filter(
    (symbol) => symbol.kind !== 'variable' && symbol.line <= line && line <= symbol.endLine,
  );
}

interface ScanState {
  /** The quotes that end the string in which the line begins. */
  readonly quote: string;
  /** Of brackets that are open. */
  readonly depth: number;
}

/** How the next line begins. */
function scanLine(line: string, before: ScanState): ScanState {
  let { quote, depth } = before;
  for (let at = 0; at < line.length; at++) {
    const here = line[at] ?? '';
    if (here === '\\') {
      at++;
    } else if (quote !== '') {
      if (line.startsWith(quote, at)) {
        at += quote.length - 1;
        quote = '';
      }
    } else if (here === '#') {
      break;
    } else if (here === '"' || here === "'") {
      quote = line.startsWith(here.repeat(3), at) ? here.repeat(3) : here;
      at += quote.length - 1;
    } else if ('([{'.includes(here)) {
      depth++;
    } else if (')]}'.includes(here)) {
      depth = Math.max(0, depth - 1);
    }
  }
  // A string in single quotes ends with its line, closed or not.
  return { quote: quote.length === 3 ? quote : '', depth };
}
