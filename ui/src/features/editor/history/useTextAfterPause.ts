import { useEffect, useState } from 'react';
import type { EditedDocument } from '../useDocument.ts';

const pause = 500;

/** The text in the editor, a moment after the last key: to show what is different takes its time. */
export function useTextAfterPause({ text, watch }: EditedDocument): string {
  const [shown, setShown] = useState(text);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = watch(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setShown(text()), pause);
    });
    setShown(text());
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [text, watch]);
  return shown;
}
