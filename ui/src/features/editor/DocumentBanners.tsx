import { Button } from '@mantine/core';
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCopy,
  IconGitMerge,
  IconTrash,
} from '@tabler/icons-react';
import type { CodeHolder, SaveWarning, Script, VersionContent } from '#shared/api/types.ts';
import type { CodeProblem } from '#shared/code/CodeEditor.tsx';
import { plural, versionNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { ScriptLink } from '#shared/scripts/ScriptLink.tsx';
import { Time } from '#shared/ui/Time.tsx';
import { Banner } from './Banner.tsx';
import { openConflicts } from './merge/mergeParts.ts';
import type { Merging } from './merge/useMergeSession.ts';
import { placesOf } from './saveWarnings.ts';
import type { EditedDocument } from './useDocument.ts';

/** A newer version than the one that the text was made from. */
export function NewerBanner({
  newer,
  document,
  onMerge,
}: {
  newer: VersionContent;
  document: EditedDocument;
  onMerge: () => void;
}) {
  const number = versionNumber(newer.version);
  return (
    <Banner
      tone="warn"
      icon={<IconGitMerge size={17} />}
      actions={
        <>
          <Button variant="default" onClick={document.takeTheirs}>
            Take {number}
          </Button>
          <Button onClick={onMerge}>Merge the texts</Button>
        </>
      }
    >
      <strong>Version {number}</strong> was saved by {newer.version.committer}{' '}
      <Time at={newer.version.saved_at} />, after the one your text was made from. Your text is kept
      {document.dirty ? ' and not saved yet.' : '.'}
    </Banner>
  );
}

/** A merge that was begun and closed. */
export function OpenMergeBanner({ merging }: { merging: Merging }) {
  const { session } = merging;
  if (session === null) {
    return null;
  }
  const left = openConflicts(session.sections, session.parts);
  return (
    <Banner
      tone="warn"
      icon={<IconGitMerge size={17} />}
      actions={
        <>
          <Button variant="default" onClick={merging.discard}>
            Forget it
          </Button>
          <Button onClick={merging.reopen}>Go on merging</Button>
        </>
      }
    >
      A merge with <strong>{versionNumber(session.theirs.version)}</strong> by{' '}
      {session.theirs.version.committer} is under way,{' '}
      {left === 0 ? 'all decided, not saved yet' : `${plural(left, 'conflict')} left`}. What you
      decided is kept.
    </Banner>
  );
}

export function SyntaxBanner({ syntax, onShow }: { syntax: CodeProblem; onShow: () => void }) {
  return (
    <Banner
      tone="bad"
      icon={<IconAlertCircle size={17} />}
      actions={
        <Button variant="default" onClick={onShow}>
          Line {syntax.line}
        </Button>
      }
    >
      <strong>Not saved:</strong> line {syntax.line}, column {syntax.column}: {syntax.message} Your
      text is kept; correct the line and save again.
    </Banner>
  );
}

/** Saved, but there is something to know about it. */
export function WarningsBanner({
  warnings,
  onShow,
  onDismiss,
}: {
  warnings: readonly SaveWarning[];
  onShow: (place: CodeProblem) => void;
  onDismiss: () => void;
}) {
  return (
    <Banner
      tone="warn"
      icon={<IconAlertTriangle size={17} />}
      actions={
        <Button variant="default" aria-label="All right, close the warnings" onClick={onDismiss}>
          All right
        </Button>
      }
    >
      <strong>Saved, with {plural(warnings.length, 'warning')}.</strong>{' '}
      {warnings.map((warning, index) => {
        const [place] = placesOf([warning]);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name and do not move
          <span key={index}>
            {place !== undefined && (
              <Button
                variant="subtle"
                size="compact-xs"
                aria-label={`Go to line ${place.line}`}
                onClick={() => onShow(place)}
              >
                Line {place.line}
              </Button>
            )}{' '}
            {visibleText(warning.message)}{' '}
          </span>
        );
      })}
    </Banner>
  );
}

/** Saved, but some other script does the same. */
export function DuplicatesBanner({
  duplicates,
  onDismiss,
}: {
  duplicates: readonly CodeHolder[];
  onDismiss: () => void;
}) {
  return (
    <Banner
      tone="info"
      icon={<IconCopy size={17} />}
      actions={
        <Button variant="default" onClick={onDismiss}>
          All right
        </Button>
      }
    >
      Saved. The same code is in{' '}
      {duplicates.map((holder, index) => (
        <span key={`${holder.script_id} ${holder.branch}`}>
          {index > 0 && ', '}
          <ScriptLink
            id={holder.script_id}
            number={holder.ordering_number}
            name={holder.descriptive_name}
          />{' '}
          ({holder.branch}, {versionNumber(holder.version)})
        </span>
      ))}
      . prod takes it only once.
    </Banner>
  );
}

export function DeletedBanner({
  deletion,
  unsaved,
  onPutBack,
  busy,
}: {
  deletion: NonNullable<Script['deletion']>;
  unsaved: boolean;
  onPutBack: (() => void) | undefined;
  busy: boolean;
}) {
  return (
    <Banner
      tone="warn"
      icon={<IconTrash size={17} />}
      actions={
        onPutBack === undefined ? undefined : (
          <Button loading={busy} onClick={onPutBack}>
            Put back
          </Button>
        )
      }
    >
      This script was deleted by {deletion.by} <Time at={deletion.at} />. It can be read, and its
      history is kept.
      {unsaved && (
        <>
          {' '}
          <strong>Your unsaved text is kept:</strong> it can be saved once the script is put back.
        </>
      )}
    </Banner>
  );
}
