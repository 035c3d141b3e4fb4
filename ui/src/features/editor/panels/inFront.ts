import classes from '../Editor.module.css';

/** What a narrow screen shows of a text and what is beside it: it has no room for both. */
export function inFront(beside: boolean, reviewing: boolean): string | undefined {
  return reviewing ? classes.mainInFront : beside ? classes.besideInFront : undefined;
}
