import { expect, it } from 'vitest';
import { markedText, withStopWords } from './markedText.ts';

it('marks what was found and keeps the text whole', () => {
  const pieces = markedText('the secret and Acme', [
    { word: 'acme', severity: 'warn', start: 15, end: 19 },
    { word: 'secret', severity: 'block', start: 4, end: 10 },
    { word: 'ret', severity: 'warn', start: 7, end: 10 },
  ]);

  expect(pieces).toEqual([
    { text: 'the ', severity: null },
    { text: 'secret', severity: 'block' },
    { text: ' and ', severity: null },
    { text: 'Acme', severity: 'warn' },
  ]);
});

it('shows a text without findings in one piece', () => {
  expect(markedText('nothing', [])).toEqual([{ text: 'nothing', severity: null }]);
  expect(markedText('', [])).toEqual([]);
});

it('cuts what was replaced where a stop word begins and ends', () => {
  const pieces = withStopWords(
    [
      { text: 'call ', replaced: false },
      { text: 'func_1', replaced: true },
      { text: ' of Acme now', replaced: false },
    ],
    [
      { word: 'l func', severity: 'warn', start: 3, end: 9 },
      { word: 'acme', severity: 'block', start: 15, end: 19 },
    ],
  );

  expect(pieces).toEqual([
    { text: 'cal', replaced: false, severity: null },
    { text: 'l ', replaced: false, severity: 'warn' },
    { text: 'func', replaced: true, severity: 'warn' },
    { text: '_1', replaced: true, severity: null },
    { text: ' of ', replaced: false, severity: null },
    { text: 'Acme', replaced: false, severity: 'block' },
    { text: ' now', replaced: false, severity: null },
  ]);
});
