import { Button } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { Link } from 'react-router';
import { explain } from '#shared/api/problem.ts';
import type { Interaction } from '#shared/api/types.ts';
import { cost, outcomeWords, taskWords, tokens, wasSent } from '#shared/assistant/words.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { cx } from '#shared/ui/classes.ts';
import { Message } from '#shared/ui/Message.tsx';
import table from '#shared/ui/Table.module.css';
import { Time } from '#shared/ui/Time.tsx';
import tones from '#shared/ui/Tones.module.css';
import classes from './Log.module.css';
import type { LogFilter } from './logFilter.ts';
import { useLog } from './useLog.ts';
import { useScriptName } from './useScriptName.ts';

/** Every answer with who asked, about what, and what it cost. */
export function LogList({ filter }: { filter: LogFilter }) {
  const log = useLog(filter);
  const all = log.data?.pages.flat();
  if (log.error !== null) {
    return (
      <Message
        title={explain(log.error).title}
        action={<Button onClick={() => void log.refetch()}>Try again</Button>}
      >
        {explain(log.error).detail}
      </Message>
    );
  }
  if (all === undefined) {
    return null;
  }
  if (all.length === 0) {
    return (
      <Message title="Nothing was asked" icon={<IconSparkles size={22} stroke={1.7} />}>
        Every question to the assistant is on record here: what was sent, what came back, and what
        it cost.
      </Message>
    );
  }
  return (
    <>
      <div className={cx(table.heads, classes.columns)} aria-hidden>
        <span>Answer</span>
        <span>Outcome</span>
        <span>Asked</span>
        <span>Script</span>
        <span>Model</span>
        <span className={classes.right}>Tokens</span>
        <span className={classes.right}>Cost</span>
        <span>By</span>
        <span>When</span>
      </div>
      <ul className={table.list} aria-label="Answers">
        {all.map((interaction) => (
          <li key={interaction.id}>
            <LogRow interaction={interaction} />
          </li>
        ))}
      </ul>
      {log.hasNextPage && (
        <Button
          variant="default"
          className={table.older ?? ''}
          loading={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          Older answers
        </Button>
      )}
    </>
  );
}

function LogRow({ interaction }: { interaction: Interaction }) {
  const { id, outcome, task, prompt, script_id, model, user, started_at } = interaction;
  const { word, tone } = outcomeWords(outcome);
  const script = useScriptName(script_id);
  const sent = wasSent(interaction);
  return (
    <Link to={`/assistant/${id}`} className={cx(table.row, classes.columns, classes.row)}>
      <span className={table.id}>{id}</span>
      <span className={cx(table.cell, tones[tone])}>{word}</span>
      <span className={table.cell}>
        {task !== 'ask' && <span className={table.dim}>{taskWords(task)} </span>}
        {visibleText(prompt)}
      </span>
      <span className={cx(table.cell, table.dim)}>{script}</span>
      <span className={cx(table.cell, table.dim)}>{visibleText(model)}</span>
      <span className={cx(table.cell, table.dim, classes.right)}>
        {sent &&
          tokens(interaction.input_tokens, interaction.output_tokens).replace(/ ?tokens ?/, '')}
      </span>
      <span className={cx(table.cell, classes.right)}>
        {sent && cost(interaction.cost_usd).replace('cost ', '')}
      </span>
      <span className={cx(table.cell, table.dim)}>{user}</span>
      <span className={cx(table.cell, table.dim)}>
        <Time at={started_at} />
      </span>
    </Link>
  );
}
