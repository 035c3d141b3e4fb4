import { useEffect, useRef } from 'react';
import { useTab } from './tabContext.ts';

/** Tells the workbench whether this tab has something that is not saved. */
export function useTellUnsaved(unsaved: boolean): void {
  const tab = useTab();
  const tell = useRef(tab.setUnsaved);
  tell.current = tab.setUnsaved;
  useEffect(() => tell.current(unsaved), [unsaved]);
  useEffect(() => () => tell.current(false), []);
}
