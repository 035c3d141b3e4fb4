import { Link } from 'react-router';
import { orderingNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import classes from './NumberedLink.module.css';

/** The way to a script in a list: its number, and as much of its name as there is room for. */
export function NumberedLink({
  id,
  number,
  name,
  onOpen,
}: {
  id: number;
  /** Null where the list tells it elsewhere. */
  number: number | null;
  name: string;
  onOpen?: () => void;
}) {
  return (
    <Link to={`/editor/${id}`} onClick={onOpen} className={classes.link}>
      {number !== null && <span className={classes.number}>{orderingNumber(number)}</span>}
      <span className={classes.name}>{visibleText(name)}</span>
    </Link>
  );
}
