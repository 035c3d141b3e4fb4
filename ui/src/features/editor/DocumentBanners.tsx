import { Button } from '@mantine/core';
import { IconAlertCircle, IconGitMerge, IconHistory, IconInfoCircle } from '@tabler/icons-react';
import { plural, versionNumber } from '#shared/format/numbers.ts';
import { Time } from '#shared/ui/Time.tsx';
import { Banner } from './Banner.tsx';
import { countDifferentLines } from './lineDifference.ts';
import type { EditedDocument } from './useDocument.ts';

/** Python ends some of its messages with a question mark. */
function sentence(message: string): string {
  return /[.?!]$/.test(message) ? message : `${message}.`;
}

/** What stands between the text and its being saved. */
export function DocumentBanners({
  document,
  onCompareNewer,
  onCompareDraft,
}: {
  document: EditedDocument;
  onCompareNewer: () => void;
  onCompareDraft: () => void;
}) {
  const { newer, syntax, offered } = document;
  return (
    <>
      {offered !== null && (
        <Banner
          tone="info"
          icon={<IconHistory size={17} />}
          actions={
            <>
              <Button variant="default" onClick={onCompareDraft}>
                Compare
              </Button>
              <Button variant="default" onClick={document.discardDraft}>
                Discard it
              </Button>
              <Button onClick={document.restoreDraft}>Restore</Button>
            </>
          }
        >
          There is unsaved text of yours from <Time at={offered.at} />:{' '}
          {plural(countDifferentLines(document.text(), offered.text), 'line')} different
          {offered.baseVersionId === document.base.id ? '.' : ', made from an earlier version.'}
        </Banner>
      )}
      {newer !== null && (
        <Banner
          tone="warn"
          icon={<IconGitMerge size={17} />}
          actions={
            <>
              <Button variant="default" onClick={onCompareNewer}>
                Compare
              </Button>
              <Button variant="default" onClick={document.takeTheirs}>
                Take {versionNumber(newer.version)}
              </Button>
              <Button loading={document.saving} onClick={document.keepMine}>
                Save mine on top
              </Button>
            </>
          }
        >
          <strong>Version {versionNumber(newer.version)}</strong> was saved by{' '}
          {newer.version.committer} <Time at={newer.version.saved_at} />, after the one your text
          was made from. Your text is kept and not saved yet.
        </Banner>
      )}
      {syntax !== null && (
        <Banner
          tone="bad"
          icon={<IconAlertCircle size={17} />}
          actions={
            <Button
              variant="default"
              onClick={() => document.handle.current?.reveal(syntax.line, syntax.column)}
            >
              Line {syntax.line}
            </Button>
          }
        >
          <strong>Not saved:</strong> line {syntax.line}, column {syntax.column}:{' '}
          {sentence(syntax.message)}
          Your text is kept; correct the line and save again.
        </Banner>
      )}
      {!document.keepsDrafts && (
        <Banner tone="warn" icon={<IconInfoCircle size={17} />}>
          This browser does not let Ved keep a draft: save before you close the page.
        </Banner>
      )}
    </>
  );
}
