import { parseId } from '#shared/api/ids.ts';
import { readVisit, writeVisit } from '#shared/storage/stored.ts';

const keyOf = (script: number | null) => `ved.assistant.conversation.${script ?? 'new'}`;
const openKey = 'ved.assistant.new.open';

/** The conversation that this window shows beside a script; null for its newest one. */
export function chosenConversation(script: number | null): number | null {
  return parseId(readVisit(keyOf(script)));
}

export function keepChosen(script: number | null, conversation: number | null): void {
  writeVisit(keyOf(script), conversation === null ? '' : String(conversation));
}

/** Whether the assistant is shown beside the script that is being written. */
export function isOpenBesideNew(): boolean {
  return readVisit(openKey) === 'true';
}

export function keepOpenBesideNew(open: boolean): void {
  writeVisit(openKey, String(open));
}

/** The new script got its id: what was said about it goes on there. Whether the assistant is shown. */
export function goOnWith(script: number): boolean {
  const open = isOpenBesideNew();
  keepChosen(script, chosenConversation(null));
  keepChosen(null, null);
  keepOpenBesideNew(false);
  return open;
}
