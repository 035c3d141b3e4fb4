import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { orderingNumber } from '../format/numbers.ts';
import { visibleText } from '../output/visibleText.ts';

/** The way to another script, by its number and name. */
export function ScriptLink({ id, number, name }: { id: number; number: number; name: string }) {
  return (
    <Anchor component={Link} to={`/editor/${id}`} size="sm" underline="always">
      {orderingNumber(number)} {visibleText(name)}
    </Anchor>
  );
}
