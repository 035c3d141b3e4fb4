import type {
  Assistance,
  AssistantTask,
  Interaction,
  InteractionOutcome,
  Masking,
} from '../api/types.ts';
import { count, plural } from '../format/numbers.ts';
import type { Tone } from '../ui/statusWords.ts';

/** `$0.0021`, `$12.40`; what nobody told is unknown, which is not nothing. */
export function cost(dollars: number | null): string {
  if (dollars === null) {
    return 'cost unknown';
  }
  return money(dollars);
}

export function money(dollars: number): string {
  if (dollars === 0) {
    return '$0';
  }
  if (dollars < 0.0001) {
    return '< $0.0001';
  }
  return `$${dollars.toFixed(dollars < 1 ? 4 : 2)}`;
}

/** `1,204 → 310 tokens`: what was read and what was written. */
export function tokens(input: number | null, output: number | null): string {
  if (input === null && output === null) {
    return 'tokens unknown';
  }
  const side = (tokens: number | null) => (tokens === null ? '?' : count(tokens));
  return `${side(input)} → ${side(output)} tokens`;
}

/** What a task is called where a turn has no words of the user. */
export function taskWords(task: AssistantTask): string {
  switch (task) {
    case 'ask':
      return 'Question';
    case 'explain':
      return 'Explain';
    case 'fix':
      return 'Fix';
    case 'document':
      return 'Write docstrings';
    case 'test':
      return 'Write tests';
    case 'create':
      return 'New script';
    case 'rewrite':
      return 'Rewrite';
  }
}

export function maskingWords(masking: Masking): string {
  switch (masking) {
    case 'off':
      return 'Nothing masked';
    case 'names':
      return 'Names masked';
    case 'names-and-strings':
      return 'Names and strings masked';
  }
}

export const maskings: readonly Masking[] = ['names', 'names-and-strings', 'off'];

export function outcomeWords(outcome: InteractionOutcome): { word: string; tone: Tone } {
  switch (outcome) {
    case 'started':
      return { word: 'Answering', tone: 'live' };
    case 'answered':
      return { word: 'Answered', tone: 'good' };
    case 'stopped':
      return { word: 'Stopped', tone: 'warn' };
    case 'blocked':
      return { word: 'Not sent: stop word', tone: 'bad' };
    case 'refused':
      return { word: 'Not sent: cannot be masked', tone: 'bad' };
    case 'failed':
      return { word: 'No answer', tone: 'bad' };
    case 'limited':
      return { word: 'Ended at a limit', tone: 'warn' };
    case 'lost':
      return { word: 'Lost', tone: 'warn' };
  }
}

/** Whether anything of it left the server: only that took tokens and may have cost something. */
export function wasSent({ outcome, output_tokens }: Interaction): boolean {
  switch (outcome) {
    case 'blocked':
    case 'refused':
      return false;
    case 'limited':
      return output_tokens !== null;
    case 'started':
    case 'answered':
    case 'stopped':
    case 'failed':
    case 'lost':
      return true;
  }
}

/** What the user can do about an answer that did not come, beside asking again. */
export function adviceFor(outcome: InteractionOutcome): string | null {
  switch (outcome) {
    case 'blocked':
      return 'Nothing left this server. Take the word out of the text or the question, or select lines without it and send these alone.';
    case 'refused':
      return 'Nothing left this server. Correct the text where it cannot be read, select other lines and send these alone, or send it unmasked if it holds nothing secret.';
    case 'failed':
      return 'What you asked is kept. Ask again, or choose another model.';
    case 'limited':
      return 'What came so far is kept. Ask for a smaller change, or choose another model.';
    case 'lost':
      return 'The server ended while the answer was on its way. Ask again.';
    case 'started':
    case 'answered':
    case 'stopped':
      return null;
  }
}

/** What the limits of the settings mean. */
export function allowedWords(limits: Assistance['limits']): string {
  return (
    `A question may cost up to ${amount(limits.turn_cost_usd)}, ` +
    `its answer be ${plural(limits.answer_tokens, 'token')} long. ` +
    `Each user may ask ${plural(limits.day_interactions, 'question')} ` +
    `and spend ${amount(limits.day_cost_usd)} a day.`
  );
}

/** `$0.50`, `$5`: as it was set. */
function amount(dollars: number): string {
  return Number.isInteger(dollars)
    ? `$${count(dollars)}`
    : money(dollars).replace(/(\.\d\d)0+$/, '$1');
}

/** What is looked up by a tool. */
export function toolWords(tool: string): string {
  switch (tool) {
    case 'interpreter':
      return 'the interpreter';
    case 'installed_packages':
      return 'installed packages';
    case 'describe':
      return 'what their members mean';
    case 'examples':
      return 'examples on prod';
    case 'list_files':
      return 'the names of the files opened to it';
    case 'read_file':
      return 'what these files hold';
    default:
      return tool;
  }
}
