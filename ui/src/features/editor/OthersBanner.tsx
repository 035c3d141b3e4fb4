import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import type { UnmergedWork } from '#shared/api/types.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { Time } from '#shared/ui/Time.tsx';
import { Banner } from './Banner.tsx';

/** Work of others that is not on `prod` yet. */
export function OthersBanner({
  others,
  onDiff,
  onLoad,
}: {
  others: readonly UnmergedWork[];
  onDiff: (work: UnmergedWork) => void;
  onLoad: ((branch: string) => void) | undefined;
}) {
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  return others
    .filter((work) => !hidden.has(work.version.id))
    .map((work) => (
      <Banner
        key={work.branch}
        tone="info"
        icon={<IconUsers size={17} />}
        actions={
          <>
            <Button
              variant="default"
              aria-label={`View diff with ${work.branch}`}
              onClick={() => onDiff(work)}
            >
              View diff
            </Button>
            {onLoad !== undefined && (
              <Button
                variant="default"
                aria-label={`Load the text of ${work.branch}`}
                onClick={() => onLoad(work.branch)}
              >
                Load
              </Button>
            )}
            <Button
              variant="subtle"
              aria-label={`Hide the work of ${work.branch}`}
              onClick={() => setHidden((before) => new Set([...before, work.version.id]))}
            >
              Hide
            </Button>
          </>
        }
      >
        <strong>{work.branch}</strong> has work on it that is not on prod:{' '}
        {versionNumber(work.version)} by {work.committer}, <Time at={work.saved_at} />.
      </Banner>
    ));
}
