import { plural } from '#shared/format/numbers.ts';
import classes from './Runs.module.css';
import type { RunCounts } from './runState.ts';

/** How the scripts of a run ended, as shares of a bar. */
export function OutcomeBar({ counts }: { counts: RunCounts }) {
  const { scripts, succeeded, failed, cancelled, skipped, active } = counts;
  const ended = succeeded + failed + cancelled + skipped;
  const share = (part: number) => ({ flexGrow: part });
  const words = [
    plural(succeeded, 'success', 'successes'),
    plural(failed, 'failure'),
    `${scripts - succeeded - failed} others`,
  ].join(', ');
  return (
    <span className={classes.outcome} role="img" aria-label={words}>
      {succeeded > 0 && <span className={classes.partGood} style={share(succeeded)} />}
      {failed > 0 && <span className={classes.partBad} style={share(failed)} />}
      {active > 0 && <span className={classes.partLive} style={share(active)} />}
      {cancelled > 0 && <span className={classes.partCancelled} style={share(cancelled)} />}
      {skipped > 0 && <span className={classes.partSkipped} style={share(skipped)} />}
      <span style={share(Math.max(0, scripts - ended - active))} />
    </span>
  );
}
