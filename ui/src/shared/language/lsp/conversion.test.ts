import { expect, test } from 'vitest';
import { libraryName } from '../editor/libraryName.ts';
import { withOurLegend } from '../editor/tokens.ts';
import { toEdits, toSymbol } from './answers.ts';
import { toCompletions } from './completions.ts';
import { toMarkdown, withoutImages } from './markdown.ts';
import { toFinding } from './markers.ts';
import { fromRange, toRange, touch } from './ranges.ts';

const range = { start: { line: 0, character: 4 }, end: { line: 1, character: 0 } };

test('counts from one in the editor and from zero in the protocol', () => {
  const converted = toRange(range);

  expect(converted).toEqual({
    startLineNumber: 1,
    startColumn: 5,
    endLineNumber: 2,
    endColumn: 1,
  });
  expect(fromRange(converted)).toEqual(range);
});

test('knows which ranges touch', () => {
  const one = toRange(range);

  expect(touch(one, { ...one, startLineNumber: 2, startColumn: 1, endLineNumber: 3 })).toBe(true);
  expect(touch(one, { ...one, startLineNumber: 3, endLineNumber: 3 })).toBe(false);
});

test('shows no images, but keeps code as it is', () => {
  expect(withoutImages('see ![a plot](https://elsewhere.example/x.png) here')).toBe(
    'see a plot here',
  );
  expect(withoutImages('![plot][1]')).toBe('plot');
  const code = '```python\n"![x](y)"\n```';
  expect(withoutImages(code)).toBe(code);
});

test('never lets the HTML of a documentation be HTML', () => {
  const [shown] = toMarkdown({ kind: 'markdown', value: '<img src=x onerror=y>' });

  expect(shown).toMatchObject({ supportHtml: false, isTrusted: false });
});

test('escapes plain text', () => {
  expect(toMarkdown({ kind: 'plaintext', value: 'a *b* [c](d)' })[0]?.value).toBe(
    'a \\*b\\* \\[c\\]\\(d\\)',
  );
});

test('keeps severity, rule and its explanation', () => {
  const finding = toFinding(
    {
      range,
      severity: 2,
      message: 'unused',
      code: 'reportX',
      codeDescription: { href: 'https://docs.example/reportX' },
      tags: [1],
    },
    'Pyright',
  );

  expect(finding).toMatchObject({
    severity: 4,
    source: 'Pyright',
    code: 'reportX',
    help: 'https://docs.example/reportX',
    tags: [1],
  });
});

test('follows only safe addresses of explanations', () => {
  const finding = toFinding(
    { range, message: 'x', code: 1, codeDescription: { href: 'javascript:alert(1)' } },
    'Pyright',
  );

  expect(finding.help).toBeUndefined();
});

test('completes the word where the server names no range', () => {
  const word = toRange(range);

  const { suggestions, incomplete } = toCompletions(
    { isIncomplete: true, items: [{ label: 'dumps', kind: 3, sortText: 'a' }] },
    word,
  );

  expect(incomplete).toBe(true);
  expect(suggestions[0]).toMatchObject({
    label: 'dumps',
    insertText: 'dumps',
    kind: 1,
    range: word,
    sortText: 'a',
  });
});

test('reads changes in either form, and leaves out those of files', () => {
  const edits = [{ range, newText: 'y' }];
  const uri = 'file:///workspace/a.py';

  expect(toEdits({ changes: { [uri]: edits } })).toEqual([
    { uri, edits: [{ range: toRange(range), text: 'y' }] },
  ]);
  expect(
    toEdits({
      documentChanges: [
        { textDocument: { uri, version: 1 }, edits },
        { kind: 'delete', uri },
      ],
    }),
  ).toHaveLength(1);
});

test('keeps the tree of symbols', () => {
  const inner = { name: 'm', kind: 6 as const, range, selectionRange: range };

  const symbol = toSymbol({
    name: 'C',
    kind: 5,
    range,
    selectionRange: range,
    children: [inner],
  });

  expect(symbol).toMatchObject({ name: 'C', kind: 4, children: [{ name: 'm', kind: 5 }] });
});

test('translates semantic tokens, and skips those without a colour', () => {
  const data = withOurLegend({
    types: ['keyword', 'function', 'interface'],
    modifiers: ['async', 'readonly'],
    // A function at 1:2, a keyword at 1:8, an interface at 1:12, a function at 3:1.
    data: [1, 2, 3, 1, 0, 0, 6, 2, 0, 0, 0, 4, 5, 2, 3, 2, 1, 4, 1, 2],
  });

  expect([...data]).toEqual([1, 2, 3, 9, 0, 0, 10, 5, 2, 1, 2, 1, 4, 9, 1]);
});

test('names a file of a library as one imports it', () => {
  expect(libraryName('file:///typeshed/stdlib/json/__init__.pyi')).toBe('json/__init__.pyi');
  expect(libraryName('file:///environment/packages/lib/site-packages/numpy/linalg.pyi')).toBe(
    'numpy/linalg.pyi',
  );
  expect(libraryName('file:///typeshed/stubs/PyYAML/yaml/loader.pyi')).toBe('yaml/loader.pyi');
});
