import type { KnownSymbols } from '../language/editor/FollowedSymbols.ts';
import type { CodeSymbol, CodeSymbolKind } from './codeTypes.ts';

/** As the protocol numbers them, counted from zero; everything else is some kind of name. */
const kinds: Readonly<Record<number, CodeSymbolKind>> = {
  4: 'class',
  5: 'method',
  6: 'method',
  9: 'class',
  10: 'class',
  11: 'function',
};

/** In the order of the text, without the names that only a function knows. */
export function codeSymbols(
  symbols: NonNullable<KnownSymbols>,
  depth = 0,
  inFunction = false,
): readonly CodeSymbol[] {
  return [...symbols]
    .sort((one, other) => one.range.startLineNumber - other.range.startLineNumber)
    .flatMap(({ name, kind: number, range, selectionRange, children }) => {
      const kind = kinds[number] ?? 'variable';
      if (kind === 'variable' && inFunction) {
        return [];
      }
      const symbol = {
        ...{ name, kind, depth },
        line: selectionRange.startLineNumber,
        firstLine: range.startLineNumber,
        endLine: range.endLineNumber,
      };
      const isFunction = kind === 'function' || kind === 'method';
      return [symbol, ...codeSymbols(children ?? [], depth + 1, inFunction || isFunction)];
    });
}

/** The definitions that a line is in, from the outermost on. */
export function symbolsAt(symbols: readonly CodeSymbol[], line: number): readonly CodeSymbol[] {
  return symbols.filter(
    (symbol) => symbol.kind !== 'variable' && symbol.firstLine <= line && line <= symbol.endLine,
  );
}
