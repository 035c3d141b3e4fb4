import { useCallback, useEffect, useRef, useState } from 'react';

const delay = 500;

/** Opens a tooltip after the pointer or the focus has rested on its owner. */
export function useTip() {
  const [open, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const hide = useCallback(() => {
    clearTimeout(timer.current);
    setOpen(false);
  }, []);
  const show = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(true), delay);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (open) {
      const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide();
      window.addEventListener('keydown', onKey);
      window.addEventListener('scroll', hide, { capture: true });
      return () => {
        window.removeEventListener('keydown', onKey);
        window.removeEventListener('scroll', hide, { capture: true });
      };
    }
    return undefined;
  }, [open, hide]);
  return { open, show, hide };
}
