import { Tooltip } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Interaction } from '#shared/api/types.ts';
import { cost } from '#shared/assistant/words.ts';
import classes from './History.module.css';

/** The answers of the assistant that a version was made with; each leads to its record. */
export function VersionAnswers({ answers }: { answers: readonly Interaction[] }) {
  return (
    <span className={classes.answers}>
      {answers.map(({ id, model, cost_usd }) => (
        <Tooltip key={id} label={`Made with answer ${id} of ${model}`}>
          <Link
            to={`/assistant/${id}`}
            className={classes.answer}
            aria-label={`Answer ${id} of ${model}, ${cost(cost_usd)}`}
          >
            <IconSparkles size={12} stroke={1.8} aria-hidden /> {id} · {cost(cost_usd)}
          </Link>
        </Tooltip>
      ))}
    </span>
  );
}
