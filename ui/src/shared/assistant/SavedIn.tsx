import { versionNumber } from '../format/numbers.ts';
import { useVersions } from '../scripts/useVersions.ts';

/** The versions that the accepted change of an answer is in, by their numbers. */
export function SavedIn({ script, versions }: { script: number; versions: readonly number[] }) {
  const all = useVersions(script).data;
  const names = versions.map((id) => {
    const version = all?.find((candidate) => candidate.id === id);
    return version === undefined ? `#${id}` : versionNumber(version);
  });
  return <>{names.join(', ')}</>;
}
