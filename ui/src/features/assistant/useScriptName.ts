import { orderingNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { useScripts } from '#shared/scripts/scripts.ts';

/** How a script is called in the queue, as far as it is in there. */
export function useScriptName(id: number | null): string {
  const script = useScripts().data?.find((candidate) => candidate.id === id);
  if (script !== undefined) {
    return `${orderingNumber(script.ordering_number)} ${visibleText(script.descriptive_name)}`;
  }
  return id === null ? 'none yet' : `Script ${id}`;
}
