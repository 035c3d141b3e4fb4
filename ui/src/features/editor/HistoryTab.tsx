import { Button, SegmentedControl, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { answer, api } from '#shared/api/client.ts';
import { explain } from '#shared/api/problem.ts';
import type { ScriptContent, Version } from '#shared/api/types.ts';
import { LazyCodeDiff } from '#shared/code/lazyCode.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { cx } from '#shared/ui/classes.ts';
import { Time } from '#shared/ui/Time.tsx';
import classes from './History.module.css';
import type { EditedDocument } from './useDocument.ts';
import { useVersions } from './useVersions.ts';

type Against = 'current' | 'parent';

/** All versions; the chosen one beside the current text or beside its predecessor. */
export function HistoryTab({
  script,
  document,
  canEdit,
}: {
  script: ScriptContent;
  document: EditedDocument;
  canEdit: boolean;
}) {
  const versions = useVersions(script.id);
  const [picked, setPicked] = useState<number | null>(null);
  const [against, setAgainst] = useState<Against>('current');
  const list = versions.data ?? [];
  const chosen = list.find((version) => version.id === picked) ?? null;
  if (versions.error !== null) {
    return <p className={classes.hint}>{explain(versions.error).detail}</p>;
  }
  return (
    <div className={classes.history}>
      <ol className={classes.list} aria-label="Versions">
        {list.map((version) => (
          <li key={version.id}>
            <UnstyledButton
              className={cx(classes.version, version.id === picked && classes.picked)}
              aria-pressed={version.id === picked}
              onClick={() => setPicked(version.id)}
            >
              <span className={classes.number}>{versionNumber(version)}</span>
              <span className={classes.message}>{version.message}</span>
              <span className={classes.meta}>
                {version.committer} · <Time at={version.saved_at} />
                <Where version={version} script={script} current={document.base.id} />
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {chosen === null ? (
        <p className={classes.hint}>Choose a version to see what is different.</p>
      ) : (
        <div className={classes.detail}>
          <div className={classes.bar}>
            <SegmentedControl
              size="xs"
              aria-label="Compare with"
              value={against}
              onChange={(value) => setAgainst(value)}
              data={[
                { value: 'current', label: 'Against the current text' },
                { value: 'parent', label: 'What it changed' },
              ]}
            />
            <span className={classes.space} />
            {canEdit && <UseButton id={script.id} version={chosen} document={document} />}
          </div>
          <Difference script={script} version={chosen} against={against} text={document.text} />
        </div>
      )}
    </div>
  );
}

function Where({
  version,
  script,
  current,
}: {
  version: Version;
  script: ScriptContent;
  current: number;
}) {
  return (
    <>
      {version.id === script.prod_version?.id && <span className={classes.tag}>on prod</span>}
      {version.id === current && <span className={classes.tag}>current</span>}
    </>
  );
}

function useText(id: number, version: number | null) {
  return useQuery({
    queryKey: ['version', id, version],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET('/api/scripts/{id}/versions/{version_id}', {
            params: { path: { id, version_id: version ?? 0 } },
            signal,
          }),
        )
      ).content,
    enabled: version !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function Difference({
  script,
  version,
  against,
  text,
}: {
  script: ScriptContent;
  version: Version;
  against: Against;
  text: () => string;
}) {
  const own = useText(script.id, version.id);
  const parent = useText(script.id, against === 'parent' ? version.parent_version_id : null);
  const error = own.error ?? parent.error;
  if (error !== null) {
    return <p className={classes.hint}>{explain(error).detail}</p>;
  }
  const name = `version ${versionNumber(version)}`;
  const sides =
    against === 'current'
      ? { before: own.data, after: text(), beforeLabel: name, afterLabel: 'current text' }
      : {
          before: version.parent_version_id === null ? '' : parent.data,
          after: own.data,
          beforeLabel: `before ${name}`,
          afterLabel: name,
        };
  if (sides.before === undefined || sides.after === undefined) {
    return null;
  }
  if (sides.before === sides.after) {
    return <p className={classes.hint}>Both texts are the same.</p>;
  }
  return (
    <div className={classes.diff}>
      <Suspense fallback={null}>
        <LazyCodeDiff
          before={sides.before}
          after={sides.after}
          beforeLabel={sides.beforeLabel}
          afterLabel={sides.afterLabel}
        />
      </Suspense>
    </div>
  );
}

function UseButton({
  id,
  version,
  document,
}: {
  id: number;
  version: Version;
  document: EditedDocument;
}) {
  const text = useText(id, version.id);
  return (
    <Button
      variant="default"
      disabled={text.data === undefined}
      onClick={() => text.data !== undefined && document.replaceText(text.data)}
    >
      Put {versionNumber(version)} in the editor
    </Button>
  );
}
