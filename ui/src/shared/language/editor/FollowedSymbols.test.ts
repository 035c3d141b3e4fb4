import type * as monaco from 'monaco-editor/editor';
import { expect, test } from 'vitest';
import { Store } from '../../store/Store.ts';
import { settled, TestingClock } from '../testing/TestingClock.ts';
import { TestingDocument } from '../testing/TestingDocument.ts';
import { FollowedSymbols, type KnownSymbols } from './FollowedSymbols.ts';

function setUp() {
  const time = new TestingClock();
  const document = new TestingDocument('script_1', 'x = 1');
  const known = new Store<KnownSymbols>(null);
  const answers: ((names: readonly string[] | null) => void)[] = [];
  const service = {
    symbols: () =>
      new Promise<monaco.languages.DocumentSymbol[] | null>((resolve) => {
        answers.push((names) => resolve(names?.map(symbol) ?? null));
      }),
  };
  const symbols = new FollowedSymbols(service, document.model, known, time.clock);
  const answer = async (names: readonly string[] | null) => {
    answers.at(-1)?.(names);
    await settled();
  };
  const names = () => known.get()?.map(({ name }) => name) ?? null;
  return { time, document, symbols, answers, answer, names };
}

test('knows nothing until the text was checked and somebody has answered', async () => {
  const { names, answer, answers, symbols } = setUp();
  expect(answers).toHaveLength(0);
  void symbols.ask();
  expect(names()).toBeNull();

  await answer(['x']);

  expect(names()).toEqual(['x']);
});

test('asks again once nobody types where no check is heard of, and keeps what it knew', async () => {
  const { names, answer, answers, document, time } = setUp();
  await time.pass(1_500);
  await answer(['x']);
  document.type('2');
  await time.pass(1_000);
  document.type('3');
  await time.pass(1_000);
  expect(answers).toHaveLength(1);

  await time.pass(500);
  expect(names()).toEqual(['x']);
  await answer(['x', 'y']);

  expect(answers).toHaveLength(2);
  expect(names()).toEqual(['x', 'y']);
});

test('keeps what it knew where nobody can tell', async () => {
  const { names, answer, symbols } = setUp();
  void symbols.ask();
  await answer(['x']);

  void symbols.ask();
  await answer(null);

  expect(names()).toEqual(['x']);
});

test('takes no answer about an earlier text', async () => {
  const { names, answer, document, symbols } = setUp();
  void symbols.ask();
  document.replace('y = 1');
  await answer(['x']);
  expect(names()).toBeNull();

  void symbols.ask();
  await answer(['y']);

  expect(names()).toEqual(['y']);
});

test('asks once more where it was to ask while it waited for an answer', async () => {
  const { answer, answers, symbols } = setUp();
  void symbols.ask();

  void symbols.ask();
  expect(answers).toHaveLength(1);
  await answer(null);

  expect(answers).toHaveLength(2);
});

test('asks no more when it has ended', async () => {
  const { answers, document, symbols, time } = setUp();
  symbols.end();

  document.type('2');
  await time.pass(1_500);

  expect(answers).toHaveLength(0);
  expect(document.followers).toBe(0);
});

function symbol(name: string): monaco.languages.DocumentSymbol {
  const range = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 2 };
  return { name, detail: '', kind: 12, tags: [], range, selectionRange: range };
}
