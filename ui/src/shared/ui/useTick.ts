import { useEffect, useState } from 'react';
import { serverNow } from '../live/serverClock.ts';

/** The time in milliseconds, anew with each period while something runs. */
export function useTick(running: boolean, period = 250): number {
  const [now, setNow] = useState(() => serverNow());
  useEffect(() => {
    if (!running) {
      return undefined;
    }
    setNow(serverNow());
    const timer = setInterval(() => setNow(serverNow()), period);
    return () => clearInterval(timer);
  }, [running, period]);
  return now;
}
