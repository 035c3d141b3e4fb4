import { Tooltip } from '@mantine/core';
import { usePresence } from '#shared/presence/presenceStore.ts';
import { cx } from '#shared/ui/classes.ts';
import classes from './Editor.module.css';

/** Who else has the script open now. */
export function People({ script, user }: { script: number; user: string }) {
  const others = usePresence(script).filter((person) => person.user !== user);
  if (others.length === 0) {
    return null;
  }
  return (
    <ul className={classes.people} aria-label="Also open by">
      {others.map((person) => {
        const words = person.unsaved ? 'is changing this, not saved yet' : 'has this open';
        return (
          <li key={person.user}>
            <Tooltip label={`${person.user} ${words}`}>
              <span className={cx(classes.person, person.unsaved && classes.changing)}>
                {person.user}
                <span className="visually-hidden"> {words}</span>
              </span>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}
