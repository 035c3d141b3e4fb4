/** Does something later; the answer takes it back. */
export type Clock = (milliseconds: number, action: () => void) => () => void;

export const systemClock: Clock = (milliseconds, action) => {
  const timer = setTimeout(action, milliseconds);
  return () => clearTimeout(timer);
};
