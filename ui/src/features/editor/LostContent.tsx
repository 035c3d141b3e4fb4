import { Anchor, Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link } from 'react-router';
import { answer, api } from '#shared/api/client.ts';
import { explain, ProblemError } from '#shared/api/problem.ts';
import type { VersionContent } from '#shared/api/types.ts';
import { useAction } from '#shared/api/useAction.ts';
import { LazyCodeEditor } from '#shared/code/lazyCode.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { takeContent } from '#shared/scripts/scripts.ts';
import { noticeOf } from '#shared/ui/notices.ts';
import { Time } from '#shared/ui/Time.tsx';
import { Banner } from './Banner.tsx';
import classes from './Editor.module.css';
import { readVersion } from './useVersionText.ts';

/** So many versions are tried. */
const lookedAt = 50;

/** A script whose newest text Git has lost: the newest one that can be read instead. */
export function LostContent({
  script,
  detail,
  canEdit,
}: {
  script: number;
  detail: string;
  canEdit: boolean;
}) {
  const client = useQueryClient();
  const readable = useQuery({
    queryKey: ['version', script, 'newest readable'],
    queryFn: ({ signal }) => newestReadable(script, signal),
  });
  const restore = useAction({
    mutationFn: (version_id: number) =>
      answer(
        api.POST('/api/scripts/{id}/restore', {
          params: { path: { id: script } },
          body: { version_id, target: 'own_branch' },
        }),
      ),
    onSuccess: (restored) => takeContent(client, restored),
    onError: noticeOf,
  });
  const found = readable.data ?? null;
  return (
    <div className={classes.columns}>
      <Banner
        tone="bad"
        icon={null}
        actions={
          canEdit && found !== null ? (
            <Button loading={restore.isPending} onClick={() => restore.mutate(found.version.id)}>
              Go on with {versionNumber(found.version)}
            </Button>
          ) : undefined
        }
      >
        {detail}{' '}
        {found !== null ? (
          <>
            Below is {versionNumber(found.version)} by {found.version.committer},{' '}
            <Time at={found.version.saved_at} />, the newest one that can be read.
          </>
        ) : readable.error !== null ? (
          explain(readable.error).detail
        ) : readable.isPending ? (
          'Looking for a version that can be read…'
        ) : (
          <>
            None of its last {lookedAt} versions can be read.{' '}
            <Anchor component={Link} to="/" size="sm">
              Go to the scripts
            </Anchor>
          </>
        )}
      </Banner>
      {found !== null && (
        <div className={classes.code}>
          <Suspense fallback={null}>
            <LazyCodeEditor
              initialText={found.content}
              name={`script_${script}`}
              readOnly
              readOnlyMessage="Go on with this version to change it."
              label={`Version ${versionNumber(found.version)}`}
              onReady={() => undefined}
              onChange={() => undefined}
              onSave={() => undefined}
              onRun={() => undefined}
            />
          </Suspense>
        </div>
      )}
    </div>
  );
}

async function newestReadable(script: number, signal: AbortSignal): Promise<VersionContent | null> {
  const { versions } = await answer(
    api.GET('/api/scripts/{id}/versions', { params: { path: { id: script } }, signal }),
  );
  for (const version of versions.slice(0, lookedAt)) {
    try {
      return await readVersion(script, version.id, signal);
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'content_lost')) {
        throw error;
      }
    }
  }
  return null;
}
