import { useEffect, useState } from 'react';
import { isEditor } from '#shared/api/session.ts';
import type { ScriptContent, UnmergedWork, User } from '#shared/api/types.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { notice } from '#shared/ui/notices.ts';
import type { Comparison } from './Compare.tsx';
import type { FoundDraft } from './drafts.ts';
import { keptOf, useMergeSession } from './merge/useMergeSession.ts';
import { useDocument } from './useDocument.ts';
import { useDrafts } from './useDrafts.ts';
import { useLoadBranch } from './useLoadBranch.ts';
import { useMergeToProd } from './useMergeToProd.tsx';
import { useScriptActions } from './useScriptActions.ts';
import { readVersion } from './useVersionText.ts';

/** A script that is open: its text, drafts, merges and comparisons, and how they work together. */
export function useEditing(script: ScriptContent, user: User) {
  const canEdit = isEditor(user) && script.deletion === null;
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const document = useDocument(script, canEdit);
  const drafts = useDrafts(
    { user: user.username, script: script.id },
    isEditor(user),
    () => {
      const { session } = merging;
      if (!document.isDirty() && session === null) {
        return null;
      }
      const answers = document.answers.now();
      return {
        baseVersionId: document.base.id,
        text: document.text(),
        ...(answers.length === 0 ? {} : { answers }),
        ...(session === null ? {} : { merge: keptOf(session) }),
      };
    },
    document.savedText,
  );
  const merging = useMergeSession(document, user.username, drafts.touch);
  const { touch } = drafts;
  // A save ends a draft as typing begins one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever one of them changes
  useEffect(touch, [touch, document.dirty, document.base.id]);
  const merge = useMergeToProd(script.id, {
    conflict: merging.startConflict,
    showJoined: (joined) =>
      setComparison({
        before: {
          label: 'your version',
          source: { kind: 'version', id: joined.parent_version_id ?? joined.id },
        },
        after: {
          label: `joined as version ${versionNumber(joined)}`,
          source: { kind: 'version', id: joined.id },
        },
      }),
  });
  const actions = useScriptActions(script, document);
  const branches = useLoadBranch(script.id, document, drafts, canEdit);

  /** Whether it was saved; a newer version leads to a merge first. */
  async function save(message = ''): Promise<boolean> {
    if (merging.session !== null) {
      merging.reopen();
      return false;
    }
    const result = document.newer ?? (await document.save(message));
    if (typeof result === 'boolean') {
      return result;
    }
    if (canEdit) {
      merging.startStale(result);
    }
    return false;
  }

  async function restoreDraft(draft: FoundDraft): Promise<void> {
    if (draft.baseVersionId !== document.base.id) {
      try {
        const origin = await readVersion(script.id, draft.baseVersionId);
        document.adoptUnsaved(origin, draft.text);
      } catch {
        document.replaceText(draft.text);
        notice(
          'warn',
          'The version that it was made from cannot be read',
          'Compare before you save: what came since is not in your text.',
        );
      }
    } else {
      document.replaceText(draft.text);
    }
    document.answers.take(draft.answers ?? []);
    if (draft.merge !== undefined) {
      merging.resume(draft.merge);
    }
    drafts.settle(draft);
  }

  return {
    script,
    user,
    canEdit,
    document,
    drafts,
    merging,
    merge,
    actions,
    branches,
    comparison,
    compare: setComparison,
    save,
    restoreDraft,
    compareDraft: (draft: FoundDraft) =>
      setComparison({
        before: {
          label: document.dirty
            ? 'the text in the editor'
            : `version ${versionNumber(document.base)}`,
          source: { kind: 'text', text: document.text() },
        },
        after: { label: 'your unsaved text', source: { kind: 'text', text: draft.text } },
        action: { label: 'Restore', run: () => void restoreDraft(draft) },
      }),
    compareWork: (work: UnmergedWork) =>
      setComparison({
        before: { label: 'the text here', source: { kind: 'text', text: document.text() } },
        after: {
          label: `${versionNumber(work.version)} of ${work.branch}`,
          source: { kind: 'branch', branch: work.branch },
        },
        ...(canEdit ? { action: { label: 'Load', run: () => branches.load(work.branch) } } : {}),
      }),
  };
}

export type Editing = ReturnType<typeof useEditing>;
