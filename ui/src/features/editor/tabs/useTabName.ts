import { useQuery } from '@tanstack/react-query';
import type { ScriptContent } from '#shared/api/types.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { useScripts } from '#shared/scripts/scripts.ts';
import type { TabKey } from './openTabs.ts';

export interface TabName {
  /** The ordering number; empty while it is not known. */
  readonly number: string;
  readonly name: string;
}

/** What a tab is called: as in the queue; a deleted script as it was read. */
export function useTabName(key: TabKey): TabName {
  const scripts = useScripts().data;
  const read = useQuery<ScriptContent>({ queryKey: ['script', key], enabled: false }).data;
  if (key === 'new') {
    const highest = scripts?.at(-1)?.ordering_number;
    const number = highest === undefined ? 1 : Math.floor(highest) + 1;
    return { number: scripts === undefined ? '' : orderingNumber(number), name: 'New script' };
  }
  const script = read ?? scripts?.find(({ id }) => id === key);
  return script === undefined
    ? { number: '', name: `Script ${key}` }
    : {
        number: orderingNumber(script.ordering_number),
        name: visibleText(script.descriptive_name),
      };
}
