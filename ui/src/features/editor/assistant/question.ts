import type { AssistantTask, Masking, Question } from '#shared/api/types.ts';
import type { CodeLines, CodeMark } from '#shared/code/codeTypes.ts';
import type { AssistedText, Failure } from './assistedText.ts';

/** Longer ones are cut at the front: what went wrong stands at the end. */
const longestFailure = 12_000;

/** What a person asks for, before it is known which text it is about. */
export interface Asked {
  readonly task: AssistantTask;
  readonly prompt: string;
  /** Null for the whole text. */
  readonly lines: CodeLines | null;
  /** Whether the lines are sent without the rest of the text. */
  readonly only?: boolean;
  readonly failure?: Failure | null;
  /** For this question only. */
  readonly masking?: Masking;
}

/** What is chosen once and holds for the questions that follow; null is what is usual here. */
export interface Choices {
  readonly model: string | null;
  readonly masking: Masking | null;
}

/** The lines that the code of an answer takes the place of; null for the whole text. */
export function changedLines({ task, lines }: Asked): CodeLines | null {
  switch (task) {
    case 'ask':
    case 'explain':
      // Lines only say there what it is about.
      return null;
    case 'fix':
    case 'document':
    case 'test':
    case 'create':
    case 'rewrite':
      return lines;
  }
}

export function questionOf(
  asked: Asked,
  about: AssistedText,
  choices: Choices,
  conversation: number | null,
): Question {
  const { lines, failure } = asked;
  const text = about.text();
  const version = about.baseVersion();
  const masking = asked.masking ?? choices.masking;
  return {
    task: asked.task,
    prompt: asked.prompt,
    ...(text === '' ? {} : { context_code: text }),
    ...(conversation === null ? {} : { conversation_id: conversation }),
    ...(about.script === null ? {} : { script_id: about.script }),
    ...(about.script === null || version === null ? {} : { script_version_id: version }),
    ...(lines === null ? {} : { selection: { first_line: lines.first, last_line: lines.last } }),
    ...(lines === null || asked.only !== true ? {} : { context: 'selection' as const }),
    ...(failure === undefined || failure === null
      ? {}
      : {
          failure: {
            text: failure.text.slice(-longestFailure),
            ...(failure.execution === undefined ? {} : { execution_id: failure.execution }),
          },
        }),
    ...(choices.model === null ? {} : { model: choices.model }),
    ...(masking === null ? {} : { masking }),
  };
}

/** What a checker says, with its place. */
export function failureOfMark({ line, column, source, code, message }: CodeMark): Failure {
  const rule = code === '' ? source : `${source} ${code}`;
  return { text: `Line ${line}, column ${column}: ${message} (${rule})` };
}

/** What is wrong with the text now, as far as the checkers know; null for nothing. */
export function failureOfMarks(marks: readonly CodeMark[]): Failure | null {
  const errors = marks.filter(({ severity }) => severity === 'error');
  return errors.length === 0
    ? null
    : { text: errors.map((mark) => failureOfMark(mark).text).join('\n') };
}

/** `line 3`, `lines 3 to 7`. */
export function linesWords({ first, last }: CodeLines): string {
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}
