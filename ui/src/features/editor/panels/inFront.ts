import classes from '../Editor.module.css';

/** What a narrow screen shows of a text and the assistant beside it: it has no room for both. */
export function inFront(assistant: boolean, reviewing: boolean): string | undefined {
  return reviewing ? classes.mainInFront : assistant ? classes.besideInFront : undefined;
}
