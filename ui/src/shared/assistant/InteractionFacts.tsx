import type { Interaction } from '../api/types.ts';
import { duration } from '../format/numbers.ts';
import classes from './InteractionFacts.module.css';
import { cost, tokens } from './words.ts';

/** Who answered, and what it took, in small type. */
export function InteractionFacts({ interaction }: { interaction: Interaction }) {
  const { model, input_tokens, output_tokens, cost_usd, latency_ms } = interaction;
  return (
    <span className={classes.facts}>
      {model !== '' && <span>{model}</span>}
      <span>{tokens(input_tokens, output_tokens)}</span>
      <span>{cost(cost_usd)}</span>
      {latency_ms !== null && <span>{duration(latency_ms)}</span>}
    </span>
  );
}
