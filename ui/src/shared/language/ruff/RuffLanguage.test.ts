import type { Diagnostic } from '@astral-sh/ruff-wasm-web';
import { expect, test } from 'vitest';
import type { Diagnostics } from '../LanguageService.ts';
import { settled } from '../testing/TestingClock.ts';
import { TestingDocument } from '../testing/TestingDocument.ts';
import type { RuffAnswer, RuffQuestion } from './messages.ts';
import { RuffLanguage } from './RuffLanguage.ts';
import { RuffWorker } from './RuffWorker.ts';

const style = { lineLength: 100, select: ['F'], ignore: [], pythonVersion: '3.14' };

/** Finds one thing in each text: its length. Answers when the test says so. */
class TestingRuff {
  readonly questions: RuffQuestion[] = [];
  private answered = 0;
  private hear: (event: MessageEvent<RuffAnswer>) => void = () => undefined;

  postMessage(question: RuffQuestion): void {
    this.questions.push(question);
  }

  addEventListener(_type: 'message', hear: (event: MessageEvent<RuffAnswer>) => void): void {
    this.hear = hear;
  }

  async answer(): Promise<void> {
    const question = this.questions[this.answered++];
    if (question !== undefined) {
      this.hear(new MessageEvent('message', { data: answerTo(question) }));
    }
    await settled();
  }
}

function answerTo(question: RuffQuestion): RuffAnswer {
  const { id } = question;
  switch (question.ask) {
    case 'style':
      return { id, kind: 'done' };
    case 'check':
      return { id, kind: 'checked', diagnostics: [unusedImport(question.text.length)] };
    case 'format':
      return question.text.includes('(')
        ? { id, kind: 'refused', why: 'expected )' }
        : { id, kind: 'formatted', text: `${question.text.trim()}\n` };
  }
}

function unusedImport(column: number): Diagnostic {
  return {
    code: 'F401',
    message: '`os` imported but unused',
    tags: ['unnecessary'],
    annotations: [],
    subDiagnostics: [],
    start_location: { row: 1, column },
    end_location: { row: 1, column: column + 2 },
    fix: {
      message: 'Remove unused import: `os`',
      edits: [
        { content: null, location: { row: 1, column: 1 }, end_location: { row: 2, column: 1 } },
      ],
    },
  };
}

async function setUp() {
  const worker = new TestingRuff();
  const ruff = new RuffLanguage(new RuffWorker(() => worker));
  const found: Diagnostics[] = [];
  ruff.onDiagnostics((one) => found.push(one));
  const styled = ruff.style(style);
  await worker.answer();
  await styled;
  return { worker, ruff, found, document: new TestingDocument('script_1', 'import os') };
}

test('checks a text when it is opened', async () => {
  const { worker, ruff, found, document } = await setUp();

  ruff.open(document);
  await worker.answer();

  expect(found).toMatchObject([
    {
      checker: 'ruff',
      version: 1,
      findings: [{ code: 'F401', source: 'Ruff', startColumn: 9, severity: 4, tags: [1] }],
    },
  ]);
});

test('checks what was typed meanwhile once, not letter by letter', async () => {
  const { worker, ruff, found, document } = await setUp();
  ruff.open(document);

  document.type(' ');
  document.type('#');
  document.type('!');
  await worker.answer();
  await worker.answer();

  expect(worker.questions.filter(({ ask }) => ask === 'check')).toHaveLength(2);
  expect(found.map(({ version }) => version)).toEqual([1, 4]);
});

test('offers repairs only for the text that was checked', async () => {
  const { worker, ruff, document } = await setUp();
  ruff.open(document);
  await worker.answer();
  const range = { startLineNumber: 1, startColumn: 9, endLineNumber: 1, endColumn: 9 };

  expect(ruff.fixes(document.model, range, [])).toMatchObject([
    {
      title: 'Remove unused import: `os` (F401)',
      changes: [{ edits: [{ range: { startLineNumber: 1, endLineNumber: 2 }, text: '' }] }],
    },
  ]);
  document.type('x');
  expect(ruff.fixes(document.model, range, [])).toEqual([]);
});

test('checks a closed text no longer', async () => {
  const { worker, ruff, found, document } = await setUp();
  ruff.open(document);

  ruff.close(document.uri.toString());
  await worker.answer();

  expect(found).toEqual([]);
  expect(document.followers).toBe(0);
});

test('checks everything again by other rules', async () => {
  const { worker, ruff, found, document } = await setUp();
  ruff.open(document);
  await worker.answer();

  const styled = ruff.style({ ...style, select: ['E'] });
  await worker.answer();
  await styled;
  await worker.answer();

  expect(found).toHaveLength(2);
});

test('says why it cannot format', async () => {
  const { worker, ruff } = await setUp();

  const formatted = ruff.formatted('x = 1  ');
  await worker.answer();
  expect(await formatted).toBe('x = 1\n');

  const refused = ruff.formatted('x = (');
  await worker.answer();
  expect(await refused).toEqual({ refused: expect.stringContaining('expected )') });
});

test('tells again what it found last, but nothing before it has looked', async () => {
  const { worker, ruff, found, document } = await setUp();
  ruff.open(document);
  ruff.tellAgain();
  expect(found).toEqual([]);
  await worker.answer();

  ruff.tellAgain();

  expect(found.map(({ version }) => version)).toEqual([1, 1]);
});
