import { expect, it } from 'vitest';
import type { CodeMark } from '#shared/code/codeTypes.ts';
import { changedLines, failureOfMarks, linesWords, questionOf } from './question.ts';

const about = {
  script: 3,
  handle: null,
  baseVersion: () => 9,
  text: () => 'a = 1\n',
  apply: () => undefined,
};
const usual = { model: null, masking: null };

it('says what the question is about and leaves out what is usual', () => {
  expect(questionOf({ task: 'ask', prompt: 'why', lines: null }, about, usual, null)).toEqual({
    task: 'ask',
    prompt: 'why',
    context_code: 'a = 1\n',
    script_id: 3,
    script_version_id: 9,
  });
});

it('names the conversation, the lines and what was chosen', () => {
  const question = questionOf(
    { task: 'rewrite', prompt: 'shorter', lines: { first: 2, last: 4 } },
    about,
    { model: 'm', masking: 'off' },
    12,
  );

  expect(question).toMatchObject({
    conversation_id: 12,
    selection: { first_line: 2, last_line: 4 },
    model: 'm',
    masking: 'off',
  });
});

it('sends lines without the rest of the text where that is chosen', () => {
  const asked = { task: 'ask', prompt: 'why', only: true } as const;

  expect(questionOf({ ...asked, lines: { first: 1, last: 1 } }, about, usual, null)).toMatchObject({
    context: 'selection',
    selection: { first_line: 1, last_line: 1 },
  });
  expect(questionOf({ ...asked, lines: null }, about, usual, null)).not.toHaveProperty('context');
});

it('knows which lines the answer takes the place of', () => {
  const lines = { first: 2, last: 4 };

  expect(changedLines({ task: 'rewrite', prompt: '', lines })).toEqual(lines);
  expect(changedLines({ task: 'ask', prompt: '', lines })).toBeNull();
});

it('keeps the end of a long traceback, where the error is', () => {
  const text = `${'x'.repeat(30_000)}ValueError: no`;

  const { failure } = questionOf(
    { task: 'fix', prompt: '', lines: null, failure: { text, execution: 5 } },
    about,
    usual,
    null,
  );

  expect(failure?.text).toHaveLength(12_000);
  expect(failure?.text.endsWith('ValueError: no')).toBe(true);
  expect(failure?.execution_id).toBe(5);
});

it('has no script for a text that is none yet', () => {
  const question = questionOf(
    { task: 'create', prompt: 'sums', lines: null },
    { ...about, script: null, baseVersion: () => null, text: () => '' },
    usual,
    null,
  );

  expect(question).toEqual({ task: 'create', prompt: 'sums' });
});

it('tells the errors of the checkers, not their warnings', () => {
  const mark = { line: 2, column: 5, source: 'Pyright', code: 'undefined', message: 'x is not' };

  expect(failureOfMarks([{ ...mark, severity: 'warning' } as CodeMark])).toBeNull();
  expect(failureOfMarks([{ ...mark, severity: 'error' } as CodeMark])?.text).toBe(
    'Line 2, column 5: x is not (Pyright undefined)',
  );
});

it('says which lines', () => {
  expect(linesWords({ first: 3, last: 3 })).toBe('line 3');
  expect(linesWords({ first: 3, last: 7 })).toBe('lines 3 to 7');
});
