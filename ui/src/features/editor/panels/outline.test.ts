import { expect, test } from 'vitest';
import { outlineOf, symbolsAt } from './outline.ts';

const text = `"""A script
def not_a_function():
"""
import sys

LIMIT: int = 3
names = [
    "def inside():",
]
LIMIT = 4


class Reader:
    """Reads."""

    def __init__(self, path):
        self.path = path

    async def read(self):
        def inner():
            return 1
        # about nothing
        return inner()


def main():
    Reader(sys.argv[1])

main()
`;

test('finds what a script defines, and how deep', () => {
  expect(outlineOf(text).map(({ name, kind, depth }) => [name, kind, depth])).toEqual([
    ['LIMIT', 'variable', 0],
    ['names', 'variable', 0],
    ['Reader', 'class', 0],
    ['__init__', 'method', 1],
    ['read', 'method', 1],
    ['inner', 'function', 2],
    ['main', 'function', 0],
  ]);
});

test('reads names in every script that Python takes', () => {
  expect(
    outlineOf('größe = 1\ndef été():\n    pass\nclass 名前:\n').map(({ name }) => name),
  ).toEqual(['größe', 'été', '名前']);
});

test('knows where a definition ends', () => {
  const lines = Object.fromEntries(
    outlineOf(text).map(({ name, line, endLine }) => [name, [line, endLine]]),
  );

  expect(lines.Reader).toEqual([13, 23]);
  expect(lines.inner).toEqual([20, 21]);
  expect(lines.main).toEqual([26, 27]);
});

test('says in what a line is', () => {
  const symbols = outlineOf(text);

  expect(symbolsAt(symbols, 21).map(({ name }) => name)).toEqual(['Reader', 'read', 'inner']);
  expect(symbolsAt(symbols, 23).map(({ name }) => name)).toEqual(['Reader', 'read']);
  expect(symbolsAt(symbols, 29)).toEqual([]);
  expect(symbolsAt(symbols, 6)).toEqual([]);
});

test('reads text that is not finished', () => {
  expect(outlineOf('def broken(:\n    x = "open\nclass Later:\n').map(({ name }) => name)).toEqual([
    'broken',
  ]);
  expect(outlineOf('')).toEqual([]);
});
