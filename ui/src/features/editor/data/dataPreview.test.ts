import { expect, it } from 'vitest';
import { previewOf, textOf } from './dataPreview.ts';

it('tells table, JSON, text, binary and nothing apart', () => {
  const kinds = ['a,b\n1,2\n', '{"a": [1]}', 'just words', null, ''].map(
    (text) => previewOf(text).kind,
  );

  expect(kinds).toEqual(['table', 'json', 'text', 'binary', 'empty']);
});

it('takes only UTF-8 without NUL for text', () => {
  expect(textOf(new Uint8Array([0xc3, 0xa4]))).toBe('ä');
  expect(textOf(new Uint8Array([0xff, 0xfe]))).toBeNull();
  expect(textOf(new Uint8Array([65, 0]))).toBeNull();
});

it('reads JSON, and shows as text what only begins like it', () => {
  expect(previewOf('{"a":1}')).toEqual({ kind: 'json', value: { a: 1 } });
  expect(previewOf('{"a":').kind).toBe('text');
  expect(previewOf('{"a": 1,\n"b": 2,\n').kind).toBe('text');
});
