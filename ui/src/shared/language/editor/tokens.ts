import type { SemanticTokens } from '../LanguageService.ts';

/** What themes know, in the order of the numbers that the editor is given. */
export const legend = {
  tokenTypes: [
    'namespace',
    'type',
    'class',
    'enum',
    'enumMember',
    'typeParameter',
    'parameter',
    'variable',
    'property',
    'function',
    'method',
    'decorator',
    'selfParameter',
  ],
  tokenModifiers: ['readonly', 'builtin'],
};

/** The names of servers that mean one of the above. */
const alike: Readonly<Record<string, string>> = {
  interface: 'class',
  clsParameter: 'selfParameter',
  magicFunction: 'method',
  member: 'method',
  module: 'namespace',
};
const modifiersAlike: Readonly<Record<string, string>> = { defaultLibrary: 'builtin' };

/** The same tokens with the numbers of our legend; those that it lacks are left out. */
export function withOurLegend({ types, modifiers, data }: SemanticTokens): Uint32Array {
  const typeAt = types.map((type) => legend.tokenTypes.indexOf(alike[type] ?? type));
  const modifierAt = modifiers.map((modifier) =>
    legend.tokenModifiers.indexOf(modifiersAlike[modifier] ?? modifier),
  );
  const kept: number[] = [];
  let line = 0;
  let column = 0;
  let lastLine = 0;
  let lastColumn = 0;
  for (let at = 0; at + 4 < data.length; at += 5) {
    const [lines = 0, columns = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
    column = lines === 0 ? column + columns : columns;
    line += lines;
    const ours = typeAt[type] ?? -1;
    if (ours >= 0) {
      const sameLine = line === lastLine;
      kept.push(line - lastLine, sameLine ? column - lastColumn : column, length, ours);
      kept.push(bitsOf(bits, modifierAt));
      lastLine = line;
      lastColumn = column;
    }
  }
  return new Uint32Array(kept);
}

function bitsOf(bits: number, modifierAt: readonly number[]): number {
  return modifierAt.reduce(
    (all, ours, theirs) => (ours >= 0 && (bits & (1 << theirs)) !== 0 ? all | (1 << ours) : all),
    0,
  );
}
