import {
  DeletedBanner,
  DuplicatesBanner,
  NewerBanner,
  OpenMergeBanner,
  SyntaxBanner,
  WarningsBanner,
} from './DocumentBanners.tsx';
import { DraftBanner } from './DraftBanner.tsx';
import { OthersBanner } from './OthersBanner.tsx';
import type { Editing } from './useEditing.ts';

/** What there is to know and to do before one goes on writing. */
export function EditorBanners({ editing, mayEdit }: { editing: Editing; mayEdit: boolean }) {
  const { script, document, drafts, merging, actions, canEdit } = editing;
  const { newer, syntax, saving } = document;
  return (
    <>
      {script.deletion !== null && (
        <DeletedBanner
          deletion={script.deletion}
          unsaved={document.dirty}
          busy={actions.puttingBack}
          onPutBack={mayEdit ? actions.putBack : undefined}
        />
      )}
      {canEdit && (
        <DraftBanner
          drafts={drafts}
          current={document.text()}
          baseVersionId={document.base.id}
          onCompare={editing.compareDraft}
          onKeep={(draft) => void editing.restoreDraft(draft)}
        />
      )}
      {merging.session !== null ? (
        <OpenMergeBanner merging={merging} />
      ) : (
        newer !== null && (
          <NewerBanner
            newer={newer}
            document={document}
            onMerge={() => merging.startStale(newer)}
          />
        )
      )}
      {syntax !== null && (
        <SyntaxBanner
          syntax={syntax}
          onShow={() => document.handle.current?.reveal(syntax.line, syntax.column)}
        />
      )}
      {saving.warnings.length > 0 && (
        <WarningsBanner
          warnings={saving.warnings}
          onShow={({ line, column }) => document.handle.current?.reveal(line, column)}
          onDismiss={saving.dismissWarnings}
        />
      )}
      {saving.duplicates.length > 0 && (
        <DuplicatesBanner duplicates={saving.duplicates} onDismiss={saving.dismissDuplicates} />
      )}
      {script.deletion === null && (
        <OthersBanner
          others={script.others}
          onDiff={editing.compareWork}
          onLoad={canEdit ? editing.branches.load : undefined}
        />
      )}
    </>
  );
}
