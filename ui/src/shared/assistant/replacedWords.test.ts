import { expect, it } from 'vitest';
import { type ComparedPiece, replacedWords } from './replacedWords.ts';

const marked = (pieces: readonly ComparedPiece[]) =>
  pieces.filter(({ replaced }) => replaced).map(({ text }) => text);
const whole = (pieces: readonly ComparedPiece[]) => pieces.map(({ text }) => text).join('');

it('marks the words that were replaced, on both sides', () => {
  const texts = replacedWords(
    'def price(item):\n    return item.cost\n',
    'def func_1(arg_1):\n    return arg_1.cost\n',
  );

  expect(marked(texts.original)).toEqual(['price', 'item', 'item']);
  expect(marked(texts.sent)).toEqual(['func_1', 'arg_1', 'arg_1']);
  expect(texts.replacements).toBe(3);
});

it('keeps both texts whole, also where lines were joined', () => {
  const original = 'a = """one\ntwo"""\nb = a\n';
  const sent = 'var_1 = "text_1"\nvar_2 = var_1\n';

  const texts = replacedWords(original, sent);

  expect(whole(texts.original)).toBe(original);
  expect(whole(texts.sent)).toBe(sent);
  expect(texts.replacements).toBeGreaterThan(0);
});

it('marks nothing where nothing was replaced', () => {
  expect(replacedWords('a\nb', 'a\nb')).toEqual({
    original: [{ text: 'a\nb', replaced: false }],
    sent: [{ text: 'a\nb', replaced: false }],
    replacements: 0,
  });
  expect(replacedWords('', '').replacements).toBe(0);
});

it('answers for large texts', () => {
  const lines = (name: string) =>
    Array.from({ length: 5000 }, (_, line) => `${name}_${line} = ${name}(${line})\n`).join('');

  expect(replacedWords(lines('price'), lines('var')).replacements).toBe(10_000);
});
