import { useEffect, useState } from 'react';

/** The time in milliseconds, anew with each period while something runs. */
export function useTick(running: boolean, period = 250): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) {
      return undefined;
    }
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), period);
    return () => clearInterval(timer);
  }, [running, period]);
  return now;
}
