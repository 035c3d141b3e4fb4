import { versionNumber } from '#shared/format/numbers.ts';
import { useVersions } from '../history/useVersions.ts';
import classes from './Assistant.module.css';

/** The versions that the accepted change of an answer is in. */
export function SavedIn({ script, versions }: { script: number; versions: readonly number[] }) {
  const all = useVersions(script).data;
  const names = versions.map((id) => {
    const version = all?.find((candidate) => candidate.id === id);
    return version === undefined ? `#${id}` : versionNumber(version);
  });
  return <span className={classes.saved}>saved in {names.join(', ')}</span>;
}
