import { Button } from '@mantine/core';
import { IconHistory, IconInfoCircle } from '@tabler/icons-react';
import { plural } from '#shared/format/numbers.ts';
import { Time } from '#shared/ui/Time.tsx';
import { offerUndo } from '#shared/ui/undoNotice.tsx';
import { Banner } from './Banner.tsx';
import type { FoundDraft } from './drafts.ts';
import { countDifferentLines } from './lineDifference.ts';
import type { Drafts } from './useDrafts.ts';

/** What an earlier visit left unsaved, and what to do with it. */
export function DraftBanner({
  drafts,
  current,
  baseVersionId,
  onCompare,
  onKeep,
}: {
  drafts: Drafts;
  current: string;
  baseVersionId: number;
  onCompare?: (draft: FoundDraft) => void;
  onKeep: (draft: FoundDraft) => void;
}) {
  const draft = drafts.offers[0];
  return (
    <>
      {draft !== undefined && (
        <Banner
          tone="info"
          icon={<IconHistory size={17} />}
          actions={
            <>
              {onCompare !== undefined && (
                <Button variant="default" onClick={() => onCompare(draft)}>
                  Compare
                </Button>
              )}
              <Button
                variant="default"
                onClick={() => {
                  drafts.discard(draft);
                  offerUndo('The draft is discarded', undefined, () => drafts.offerAgain(draft));
                }}
              >
                Discard it
              </Button>
              <Button onClick={() => onKeep(draft)}>Restore</Button>
            </>
          }
        >
          There is unsaved text of yours from <Time at={draft.at} />:{' '}
          {plural(countDifferentLines(current, draft.text), 'line')} different
          {draft.baseVersionId === baseVersionId ? '' : ', made from an earlier version'}
          {draft.merge === undefined ? '' : ', with a merge under way'}.
          {drafts.offers.length > 1 && ` ${drafts.offers.length - 1} more after this one.`}
        </Banner>
      )}
      {!drafts.works && (
        <Banner tone="warn" icon={<IconInfoCircle size={17} />}>
          This browser does not let Ved keep a draft: save before you close the page.
        </Banner>
      )}
    </>
  );
}
