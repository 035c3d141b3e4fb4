import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, useMemo, useState } from 'react';
import { answer, api } from '#shared/api/client.ts';
import { explain } from '#shared/api/problem.ts';
import type { BlamedText } from '#shared/api/types.ts';
import { LazyCodeBlame } from '#shared/code/lazyCode.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { Time } from '#shared/ui/Time.tsx';
import { blameLines, versionAtLine } from './blameLines.ts';
import classes from './History.module.css';

/** Which version brought each line. */
export function BlameView({
  script,
  version,
  chooser,
  onVersion,
}: {
  script: number;
  version: number;
  chooser: ReactNode;
  onVersion: (version: number) => void;
}) {
  const blame = useQuery({
    queryKey: ['blame', script, version],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/scripts/{id}/blame', {
          params: { path: { id: script }, query: { version } },
          signal,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [line, setLine] = useState(1);
  return (
    <div className={classes.detail}>
      <div className={classes.bar}>
        {chooser}
        {blame.data !== undefined && (
          <LineOrigin blame={blame.data} line={line} onVersion={onVersion} />
        )}
      </div>
      {blame.error !== null ? (
        <p className={classes.hint}>{explain(blame.error).detail}</p>
      ) : blame.data === undefined ? (
        <p className={classes.hint}>Looking through the versions…</p>
      ) : (
        <Lines blame={blame.data} onLine={setLine} onVersion={onVersion} />
      )}
    </div>
  );
}

function Lines({
  blame,
  onLine,
  onVersion,
}: {
  blame: BlamedText;
  onLine: (line: number) => void;
  onVersion: (version: number) => void;
}) {
  const lines = useMemo(() => blameLines(blame), [blame]);
  return (
    <div className={classes.diff}>
      <Suspense fallback={null}>
        <LazyCodeBlame
          key={blame.version.id}
          text={blame.content}
          lines={lines}
          label={`Lines of version ${versionNumber(blame.version)} and where they come from`}
          onLine={onLine}
          onOpen={(line) => {
            const from = versionAtLine(blame, line);
            if (from !== undefined) {
              onVersion(from.id);
            }
          }}
        />
      </Suspense>
    </div>
  );
}

function LineOrigin({
  blame,
  line,
  onVersion,
}: {
  blame: BlamedText;
  line: number;
  onVersion: (version: number) => void;
}) {
  const from = versionAtLine(blame, line);
  if (from === undefined) {
    return null;
  }
  return (
    <>
      <span className={classes.pair} role="status">
        Line {line}: version {versionNumber(from)} by {from.committer}, <Time at={from.saved_at} />
        {from.message === '' ? '' : `: ${visibleText(from.message)}`}
      </span>
      <span className={classes.space} />
      <Button variant="default" onClick={() => onVersion(from.id)}>
        Open {versionNumber(from)}
      </Button>
    </>
  );
}
