import { Button } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import { LazyCodeDiff } from '#shared/code/lazyCode.ts';
import classes from './Editor.module.css';

/** Two texts over the editor, which keeps its own state below. */
export function Compare({
  before,
  after,
  beforeLabel,
  afterLabel,
  actions,
  onClose,
}: {
  before: string;
  after: string;
  beforeLabel: string;
  afterLabel: string;
  actions?: ReactNode;
  onClose: () => void;
}) {
  return (
    <section className={classes.compare} aria-label="Comparison">
      <div className={classes.compareBar}>
        <span>{beforeLabel}</span>
        <span aria-hidden>→</span>
        <span>{afterLabel}</span>
        <span className={classes.space} />
        {actions}
        <Button variant="default" onClick={onClose}>
          Close the comparison
        </Button>
      </div>
      <div className={classes.compareCode}>
        <Suspense fallback={null}>
          <LazyCodeDiff
            before={before}
            after={after}
            beforeLabel={beforeLabel}
            afterLabel={afterLabel}
          />
        </Suspense>
      </div>
    </section>
  );
}
