import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { explain } from '#shared/api/problem.ts';
import type { CostList } from '#shared/api/types.ts';
import { Allowed } from '#shared/assistant/Allowed.tsx';
import { money } from '#shared/assistant/words.ts';
import { count, orderingNumber, plural } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { useScripts } from '#shared/scripts/scripts.ts';
import { useStoredChoice } from '#shared/storage/stored.ts';
import classes from './Log.module.css';
import type { LogFilter } from './logFilter.ts';
import { type CostsBy, useCosts } from './useCosts.ts';

type Cost = CostList['costs'][number];

const ways = ['month', 'user', 'model', 'script'] as const;
const titles = { month: 'Month', user: 'User', model: 'Model', script: 'Script' } as const;

/** What the assistant cost, by month, user, model or script, with the sum below. */
export function Costs({
  filter,
  onFilter,
}: {
  filter: LogFilter;
  onFilter: (filter: LogFilter) => void;
}) {
  const [by, setBy] = useStoredChoice('ved.assistant.costs', ways, 'month');
  const costs = useCosts(by, filter);
  const name = useNames(by);
  const all = costs.data ?? [];
  const sum = totalOf(all);
  return (
    <section className={classes.costs} aria-label="Costs">
      <SegmentedControl
        className={classes.ways ?? ''}
        size="xs"
        aria-label="Costs by"
        value={by}
        onChange={setBy}
        data={ways.map((value) => ({ value, label: titles[value] }))}
      />
      {costs.error !== null && <p className={classes.hint}>{explain(costs.error).detail}</p>}
      {costs.data?.length === 0 && <p className={classes.hint}>Nothing was asked yet.</p>}
      {all.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{titles[by]}</th>
              <th scope="col">Answers</th>
              <th scope="col">Tokens read</th>
              <th scope="col">Tokens written</th>
              <th scope="col">Cost</th>
              <th scope="col">Cost unknown</th>
            </tr>
          </thead>
          <tbody>
            {all.map((cost) => (
              <Row key={cost.key} cost={cost}>
                {by === 'month' ? (
                  name(cost.key)
                ) : (
                  <button
                    type="button"
                    className={classes.link}
                    onClick={() => onFilter(narrowed(filter, by, cost.key))}
                  >
                    {name(cost.key)}
                  </button>
                )}
              </Row>
            ))}
          </tbody>
          <tfoot>
            <Row cost={sum}>All</Row>
          </tfoot>
        </table>
      )}
      <Allowed className={classes.hint} />
    </section>
  );
}

function Row({ cost, children }: { cost: Cost; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{children}</th>
      <td>{count(cost.interactions)}</td>
      <td>{count(cost.input_tokens)}</td>
      <td>{count(cost.output_tokens)}</td>
      <td>{money(cost.cost_usd)}</td>
      <td className={classes.unknown}>
        {cost.unknown > 0 && `+ ${plural(cost.unknown, 'answer')}`}
      </td>
    </tr>
  );
}

function totalOf(costs: readonly Cost[]): Cost {
  return costs.reduce(
    (sum, cost) => ({
      key: '',
      interactions: sum.interactions + cost.interactions,
      input_tokens: sum.input_tokens + cost.input_tokens,
      output_tokens: sum.output_tokens + cost.output_tokens,
      cost_usd: sum.cost_usd + cost.cost_usd,
      unknown: sum.unknown + cost.unknown,
    }),
    { key: '', interactions: 0, input_tokens: 0, output_tokens: 0, cost_usd: 0, unknown: 0 },
  );
}

function narrowed(filter: LogFilter, by: Exclude<CostsBy, 'month'>, key: string): LogFilter {
  switch (by) {
    case 'user':
      return { ...filter, user: key };
    case 'model':
      return { ...filter, model: key };
    case 'script':
      return { ...filter, script: Number(key) || null };
  }
}

function useNames(by: CostsBy): (key: string) => string {
  const scripts = useScripts().data;
  return (key) => {
    if (by !== 'script') {
      return visibleText(key) || 'none';
    }
    const script = scripts?.find(({ id }) => String(id) === key);
    if (script !== undefined) {
      return `${orderingNumber(script.ordering_number)} ${visibleText(script.descriptive_name)}`;
    }
    return Number(key) > 0 ? `Script ${key}` : 'No script yet';
  };
}
