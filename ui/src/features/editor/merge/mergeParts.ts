import type { Hunk, Section } from './mergeLines.ts';

/** What the result has at a hunk. */
export type Choice = 'theirs' | 'mine' | 'both' | 'base' | 'hand' | 'open';

/** A change of the joined text as the editor tells it. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/*
 * The result is kept as one text for each section. What was chosen follows from the text, so that
 * undo, redo, edits by hand and a kept draft cannot disagree with it.
 */

/** The result to begin with: what is clear is applied, conflicts stand between markers. */
export function firstParts(sections: readonly Section[]): string[] {
  return sections.map(firstPart);
}

function firstPart(section: Section): string {
  switch (section.kind) {
    case 'untouched':
      return section.text;
    case 'theirs':
      return section.theirs;
    case 'mine':
    case 'alike':
      return section.mine;
    case 'conflict':
      return openText(section);
  }
}

export function textFor(hunk: Hunk, choice: Exclude<Choice, 'hand'>): string {
  switch (choice) {
    case 'theirs':
      return hunk.theirs;
    case 'mine':
      return hunk.mine;
    case 'base':
      return hunk.base;
    case 'both':
      return endedLine(hunk.theirs) + hunk.mine;
    case 'open':
      return openText(hunk);
  }
}

export function choiceOf(hunk: Hunk, part: string): Choice {
  const order = hunk.kind === 'theirs' ? theirsFirst : mineFirst;
  const choice = order.find((one) => textFor(hunk, one) === part);
  if (choice !== undefined) {
    return choice;
  }
  return /^<<<<<<< mine$/m.test(part) || /^>>>>>>> theirs$/m.test(part) ? 'open' : 'hand';
}

/** How many conflicts still need a decision. */
export function openConflicts(sections: readonly Section[], parts: readonly string[]): number {
  return sections.filter(
    (section, index) =>
      section.kind !== 'untouched' && choiceOf(section, parts[index] ?? '') === 'open',
  ).length;
}

/** Where a section begins in the joined text. */
export function offsetOf(parts: readonly string[], index: number): number {
  return parts.slice(0, index).reduce((sum, part) => sum + part.length, 0);
}

/** Takes over an edit of the joined text. */
export function editParts(
  sections: readonly Section[],
  parts: readonly string[],
  edit: TextEdit,
): string[] {
  const end = edit.offset + edit.length;
  const receiver = receiverOf(sections, parts, edit);
  let start = 0;
  return parts.map((part, index) => {
    const from = Math.min(Math.max(edit.offset - start, 0), part.length);
    const to = Math.min(Math.max(end - start, 0), part.length);
    start += part.length;
    return part.slice(0, from) + (index === receiver ? edit.text : '') + part.slice(to);
  });
}

/** The section that gets the inserted text: a line belongs to where it begins. */
function receiverOf(
  sections: readonly Section[],
  parts: readonly string[],
  { offset, length }: TextEdit,
): number {
  let start = 0;
  let within = -1;
  for (const [index, part] of parts.entries()) {
    const emptyHunk = part === '' && sections[index]?.kind !== 'untouched';
    if (emptyHunk && length === 0 && start === offset) {
      return index;
    }
    if (within < 0 && start <= offset && offset < start + part.length) {
      within = index;
    }
    start += part.length;
  }
  return within < 0 ? parts.length - 1 : within;
}

const mineFirst = ['mine', 'theirs', 'both', 'base'] as const;
const theirsFirst = ['theirs', 'mine', 'both', 'base'] as const;

function openText(hunk: Hunk): string {
  const mine = endedLine(hunk.mine);
  return `<<<<<<< mine\n${mine}=======\n${endedLine(hunk.theirs)}>>>>>>> theirs\n`;
}

function endedLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
