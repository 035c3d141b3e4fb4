import { createContext, useContext } from 'react';
import { useLocation, useParams } from 'react-router';
import { parseId } from '#shared/api/ids.ts';
import type { TabKey } from './openTabs.ts';

/** What a tab knows of the workbench that it is in. */
export interface Tab {
  readonly key: TabKey;
  /** Whether it is the one that the page's bar and the keys are for. */
  readonly active: boolean;
  /** Places in the page's bar; null before they are there. */
  readonly beside: HTMLElement | null;
  readonly actions: HTMLElement | null;
  setUnsaved(unsaved: boolean): void;
  /** The new script got its id. */
  created(id: number): void;
}

export const TabContext = createContext<Tab | null>(null);

export function useTab(): Tab {
  const tab = useContext(TabContext);
  if (tab === null) {
    throw new Error('A script is shown in a tab of the workbench.');
  }
  return tab;
}

const nothing = new URLSearchParams();

/** What the address says about this script; nothing when it is the address of another one. */
export function useTabAddress(script: number): { parameters: URLSearchParams; visit: string } {
  const { key, search } = useLocation();
  const id = parseId(useParams().id);
  return id === script
    ? { parameters: new URLSearchParams(search), visit: key }
    : { parameters: nothing, visit: '' };
}
