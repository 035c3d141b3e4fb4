import { useEffect, useRef } from 'react';

/** Alt+A: the assistant beside the text, and its field; again, and it is gone. */
export function useAssistantKeys(active: boolean, toggle: () => void): void {
  const latest = useRef(toggle);
  latest.current = toggle;
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    function onKey(event: KeyboardEvent) {
      const { altKey, ctrlKey, metaKey, shiftKey, code } = event;
      if (altKey && !ctrlKey && !metaKey && !shiftKey && code === 'KeyA') {
        event.preventDefault();
        event.stopPropagation();
        latest.current();
      }
    }
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [active]);
}
