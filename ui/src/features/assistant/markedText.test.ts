import { expect, it } from 'vitest';
import { markedText } from './markedText.ts';

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
