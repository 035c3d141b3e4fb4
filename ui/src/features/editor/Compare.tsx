import { Button } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import { explain } from '#shared/api/problem.ts';
import { LazyCodeDiff } from '#shared/code/lazyCode.ts';
import classes from './Editor.module.css';
import { type TextSource, useSourceText } from './useVersionText.ts';

export interface ComparedText {
  readonly label: string;
  readonly source: TextSource;
}

export interface Comparison {
  readonly before: ComparedText;
  readonly after: ComparedText;
  /** What can be done about it; it closes the comparison. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Two texts over the editor, which keeps its own state below. */
export function Compare({
  script,
  comparison,
  onClose,
}: {
  script: number;
  comparison: Comparison;
  onClose: () => void;
}) {
  const { before, after, action } = comparison;
  return (
    <section
      className={classes.compare}
      aria-label="Comparison"
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          onClose();
        }
      }}
    >
      <div className={classes.compareBar}>
        <span>{before.label}</span>
        <span aria-hidden>→</span>
        <span>{after.label}</span>
        <span className={classes.space} />
        {action !== undefined && (
          <Button
            onClick={() => {
              action.run();
              onClose();
            }}
          >
            {action.label}
          </Button>
        )}
        <Button variant="default" autoFocus onClick={onClose}>
          Close the comparison
        </Button>
      </div>
      <Difference script={script} before={before} after={after} />
    </section>
  );
}

/** Two texts of a script beside each other or in line. */
export function Difference({
  script,
  before,
  after,
  inline = false,
  hint,
}: {
  script: number;
  before: ComparedText;
  after: ComparedText;
  inline?: boolean;
  hint?: ReactNode;
}) {
  const left = useSourceText(script, before.source);
  const right = useSourceText(script, after.source);
  const error = left.error ?? right.error;
  if (error !== null) {
    return <p className={classes.hint}>{explain(error).detail}</p>;
  }
  if (left.data === undefined || right.data === undefined) {
    return <p className={classes.hint}>Reading both texts…</p>;
  }
  if (left.data === right.data) {
    return <p className={classes.hint}>{hint ?? 'Both texts are the same.'}</p>;
  }
  return (
    <div className={classes.compareCode}>
      <Suspense fallback={null}>
        <LazyCodeDiff
          before={left.data}
          after={right.data}
          beforeLabel={before.label}
          afterLabel={after.label}
          inline={inline}
        />
      </Suspense>
    </div>
  );
}
