import { readStored, writeStored } from './stored.ts';

/** Where the sizes of panels are kept. */
export const layouts = {
  getItem: readStored,
  setItem(key: string, value: string): void {
    writeStored(key, value);
  },
};
