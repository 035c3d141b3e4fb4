import { orderingNumber } from '#shared/format/numbers.ts';
import type { DropTarget } from './dropTarget.ts';
import classes from './Order.module.css';

/** Where the dragged row would go, and the number it would get. */
export function DropLine({ target }: { target: DropTarget }) {
  const { spot, number, numbers } = target.move;
  const others = numbers.size - 1;
  const alone = spot.after === null && spot.before === null;
  return (
    <div className={classes.line} style={{ transform: `translateY(${target.line}px)` }} aria-hidden>
      <span className={classes.lineLabel}>
        <strong>{orderingNumber(number)}</strong>
        {alone ? ' a group of its own' : ` in group ${spot.group}`}
        {others > 0 && `, ${others} others renumbered`}
      </span>
    </div>
  );
}
