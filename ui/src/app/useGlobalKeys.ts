import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { requestSearch } from '#shared/search/searchRequests.ts';
import { closeHelp, openHelp } from './helpStore.ts';

/** The keys that work on every page: `?` for the keys, Ctrl+Shift+F for the search. */
export function useGlobalKeys(): void {
  const find = useRef<() => void>(() => undefined);
  find.current = useFindInScripts();
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const command = event.ctrlKey || event.metaKey;
      if (command && event.shiftKey && !event.altKey && event.key.toLowerCase() === 'f') {
        event.preventDefault();
        event.stopPropagation();
        find.current();
      } else if (event.key === '?' && !command && !event.altKey && !isText(event.target)) {
        event.preventDefault();
        openHelp();
      }
    }
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      closeHelp();
    };
  }, []);
}

/** Opens the search where the page has a place for it, else its own page. */
export function useFindInScripts(): () => void {
  const navigate = useNavigate();
  return () => {
    if (!requestSearch()) {
      void navigate('/search');
    }
  };
}

/** Whether what is typed there becomes text. */
function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, .monaco-editor') !== null)
  );
}
