import classes from './Popovers.module.css';

export const popoversId = 'popovers';

/** Where open menus and popovers are put, beside the page; while none is, it is not there. */
export function Popovers() {
  return <section id={popoversId} className={classes.popovers} aria-label="Open menu" />;
}
