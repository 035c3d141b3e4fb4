import { Anchor, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link } from 'react-router';
import { answer, api } from '#shared/api/client.ts';
import { explain } from '#shared/api/problem.ts';
import type { Script, VersionContent } from '#shared/api/types.ts';
import { LazyCodeDiff } from '#shared/code/lazyCode.ts';
import { orderingNumber, versionNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { Message } from '#shared/ui/Message.tsx';
import { Time } from '#shared/ui/Time.tsx';
import classes from './WorkDiff.module.css';

/** What a branch has against `prod`, in a dialog. */
export function WorkDiff({
  script,
  branch,
  canLoad,
  onClose,
}: {
  script: Script;
  branch: string;
  canLoad: boolean;
  onClose: () => void;
}) {
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1240px, 94vw)"
      yOffset="5vh"
      title={`${orderingNumber(script.ordering_number)} ${visibleText(script.descriptive_name)}: prod and ${branch}`}
      transitionProps={{ duration: 80 }}
      classNames={{ body: classes.body ?? '' }}
    >
      <Both script={script} branch={branch} canLoad={canLoad} />
    </Modal>
  );
}

function Both({ script, branch, canLoad }: { script: Script; branch: string; canLoad: boolean }) {
  const sides = useQuery({
    queryKey: ['work diff', script.id, branch, script.prod_version?.id ?? null],
    queryFn: () => readSides(script, branch),
    staleTime: 0,
    gcTime: 0,
  });
  if (sides.error !== null) {
    const { title, detail } = explain(sides.error);
    return <Message title={title}>{detail}</Message>;
  }
  if (sides.data === undefined) {
    return <div className={classes.code} role="status" aria-label="Loading the texts" />;
  }
  const { prod, work } = sides.data;
  const prodLabel =
    prod === null ? 'prod has nothing yet' : `prod, version ${versionNumber(prod.version)}`;
  const workLabel = `${branch}, version ${versionNumber(work.version)}`;
  return (
    <>
      <div className={classes.head}>
        <span>{prodLabel}</span>
        <span aria-hidden>→</span>
        <strong>{workLabel}</strong>
        <span>
          saved <Time at={work.version.saved_at} /> by {work.version.committer}
        </span>
        {prod?.content === work.content && <span>· the texts are equal</span>}
        {canLoad && (
          <Anchor
            component={Link}
            to={`/editor/${script.id}?load=${encodeURIComponent(branch)}`}
            size="sm"
            className={classes.load ?? ''}
          >
            Load into the editor
          </Anchor>
        )}
      </div>
      <div className={classes.code}>
        <Suspense fallback={null}>
          <LazyCodeDiff
            before={prod?.content ?? ''}
            after={work.content}
            beforeLabel={prodLabel}
            afterLabel={workLabel}
          />
        </Suspense>
      </div>
    </>
  );
}

async function readSides(
  script: Script,
  branch: string,
): Promise<{ prod: VersionContent | null; work: VersionContent }> {
  const path = { id: script.id };
  if (script.prod_version === null) {
    const own = await answer(api.GET('/api/scripts/{id}', { params: { path, query: { branch } } }));
    return { prod: null, work: { version: own.content_version, content: own.content } };
  }
  const diff = await answer(
    api.GET('/api/scripts/{id}/diff', { params: { path, query: { from: 'prod', to: branch } } }),
  );
  return { prod: diff.from, work: diff.to };
}
