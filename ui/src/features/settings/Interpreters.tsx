import { explain } from '#shared/api/problem.ts';
import { plural } from '#shared/format/numbers.ts';
import { useInterpreters } from '#shared/settings/settings.ts';
import { Settings } from './Setting.tsx';
import classes from './Settings.module.css';

/** What runs the scripts, and what they can import. */
export function Interpreters() {
  const interpreters = useInterpreters();
  return (
    <Settings title="Interpreters" explanation="What runs the scripts, and what they can import.">
      {interpreters.error !== null && (
        <p className={classes.explanation}>{explain(interpreters.error).detail}</p>
      )}
      {interpreters.data?.map(({ id, name, version, available, why_not, packages }) => (
        <div key={id} className={classes.interpreter}>
          <h3 className={classes.name}>
            {name}
            {version !== null && !name.includes(version) && (
              <span className={classes.versionNumber}>{version}</span>
            )}
          </h3>
          {!available ? (
            <p className={classes.small}>Not available: {why_not ?? 'it does not say why'}</p>
          ) : packages.length === 0 ? (
            <p className={classes.small}>The standard library alone, no packages.</p>
          ) : (
            <>
              <p className={classes.small}>
                The standard library and {plural(packages.length, 'package')}:
              </p>
              <ul className={classes.packages}>
                {packages.map((one) => (
                  <li key={one.name}>
                    {one.name} <span className={classes.versionNumber}>{one.version}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      ))}
    </Settings>
  );
}
