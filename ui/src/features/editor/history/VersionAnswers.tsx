import { Tooltip } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { RecordedVersion } from '#shared/api/types.ts';
import { cost } from '#shared/assistant/words.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import classes from './History.module.css';

/** The answers of the assistant that a version was made with; each leads to its record. */
export function VersionAnswers({
  answers,
  linked,
}: {
  answers: RecordedVersion['interactions'];
  linked: boolean;
}) {
  return (
    <span className={classes.answers}>
      {answers.map(({ id, model, cost_usd }) => {
        const told = `Answer ${id} of ${visibleText(model)}, ${cost(cost_usd)}`;
        const shown = (
          <>
            <IconSparkles size={12} stroke={1.8} aria-hidden /> {id} · {cost(cost_usd)}
          </>
        );
        return (
          <Tooltip key={id} label={told}>
            {linked ? (
              <Link to={`/assistant/${id}`} className={classes.answer} aria-label={told}>
                {shown}
              </Link>
            ) : (
              <span className={classes.answer}>{shown}</span>
            )}
          </Tooltip>
        );
      })}
    </span>
  );
}
