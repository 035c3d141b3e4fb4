import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useAction } from '#shared/api/useAction.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { notice, noticeOf } from '#shared/ui/notices.ts';
import { useTabAddress } from './tabs/tabContext.ts';
import type { EditedDocument } from './useDocument.ts';
import type { Drafts } from './useDrafts.ts';
import { readBranch } from './useVersionText.ts';

/** Opens the text of another branch as unsaved text, on request or because the address says so. */
export function useLoadBranch(
  script: number,
  document: EditedDocument,
  drafts: Drafts,
  canEdit: boolean,
) {
  const { parameters } = useTabAddress(script);
  const [, setParameters] = useSearchParams();
  const wanted = parameters.get('load');
  const loading = useAction({
    mutationFn: (branch: string) => readBranch(script, branch),
    onSuccess: ({ content, content_version }, branch) => {
      drafts.setAside();
      document.replaceText(content);
      notice(
        'idle',
        `This is ${versionNumber(content_version)} of ${branch}, not saved`,
        'Save makes it a version of yours. Undo brings back what was here.',
      );
    },
    onError: noticeOf,
  });
  const load = useRef(loading.mutate);
  load.current = loading.mutate;
  const { ready } = document;
  useEffect(() => {
    if (wanted === null || !ready) {
      return;
    }
    setParameters(
      (before) => {
        before.delete('load');
        return before;
      },
      { replace: true },
    );
    if (canEdit) {
      load.current(wanted);
    }
  }, [wanted, ready, canEdit, setParameters]);
  return { load: loading.mutate, loading: loading.isPending };
}
