import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { local, relative, staysFor, utc } from '../format/times.ts';
import { serverNow } from '../live/serverClock.ts';

/** A moment as people say it; exact in the reader's zone and in UTC on hover. */
export function Time({ at, prefix = '' }: { at: string; prefix?: string }) {
  const time = new Date(at);
  const now = useNow(time);
  return (
    <Tooltip
      label={
        <span className="figures">
          {local(time)}
          <br />
          {utc(time)}
        </span>
      }
    >
      <time dateTime={at} className="figures">
        {prefix}
        {relative(time, now)}
      </time>
    </Tooltip>
  );
}

function useNow(time: Date): Date {
  const [now, setNow] = useState(() => new Date(serverNow()));
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date(serverNow())), staysFor(time, now));
    return () => clearTimeout(timer);
  }, [time, now]);
  return now;
}
