import type * as monaco from 'monaco-editor/editor';
import { expect, test } from 'vitest';
import { codeSymbols, symbolsAt } from './codeSymbols.ts';

const [klass, method, func, variable] = [4, 5, 11, 12];

const symbols = codeSymbols([
  symbol('main', func, [26, 27]),
  symbol('LIMIT', variable, [6, 6]),
  symbol('Reader', klass, [12, 23], 13, [
    symbol('path', variable, [14, 14]),
    symbol('read', method, [16, 23], 16, [
      symbol('found', variable, [17, 17]),
      symbol('inner', func, [19, 21]),
    ]),
  ]),
]);

test('lists what a text defines in its order, and how deep', () => {
  expect(symbols.map(({ name, kind, depth }) => [name, kind, depth])).toEqual([
    ['LIMIT', 'variable', 0],
    ['Reader', 'class', 0],
    ['path', 'variable', 1],
    ['read', 'method', 1],
    ['inner', 'function', 2],
    ['main', 'function', 0],
  ]);
});

test('goes to the line of the name, below its decorators', () => {
  expect(symbols.find(({ name }) => name === 'Reader')?.line).toBe(13);
});

test('says in what a line is', () => {
  const namesAt = (line: number) => symbolsAt(symbols, line).map(({ name }) => name);

  expect(namesAt(20)).toEqual(['Reader', 'read', 'inner']);
  expect(namesAt(23)).toEqual(['Reader', 'read']);
  expect(namesAt(12)).toEqual(['Reader']);
  expect(namesAt(29)).toEqual([]);
  expect(namesAt(6)).toEqual([]);
});

function symbol(
  name: string,
  kind: number,
  [first, last]: readonly [number, number],
  line = first,
  children: monaco.languages.DocumentSymbol[] = [],
): monaco.languages.DocumentSymbol {
  const range = { startLineNumber: first, startColumn: 1, endLineNumber: last, endColumn: 9 };
  const selectionRange = { ...range, startLineNumber: line, endLineNumber: line };
  return { name, detail: '', kind, tags: [], range, selectionRange, children };
}
