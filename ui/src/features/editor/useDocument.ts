import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answer, api } from '#shared/api/client.ts';
import { ProblemError } from '#shared/api/problem.ts';
import type { ScriptContent, Version } from '#shared/api/types.ts';
import type { CodeHandle, CodeProblem } from '#shared/code/CodeEditor.tsx';
import { versionNumber } from '#shared/format/numbers.ts';
import { putScript } from '#shared/scripts/scripts.ts';
import { notice, noticeOf } from '#shared/ui/notices.ts';
import { type DraftPlace, readDraft, removeDraft } from './drafts.ts';
import { useDraftKeeping } from './useDraftKeeping.ts';

/** Someone else's version, newer than the one this text was made from. */
export interface NewerVersion {
  readonly version: Version;
  readonly content: string;
}

/** Text of an earlier visit that was never saved. */
export interface OfferedDraft {
  readonly text: string;
  readonly at: string;
  readonly baseVersionId: number;
}

export interface SyntaxProblem extends CodeProblem {
  readonly detail: string;
}

/**
 * The text of a script while it is edited: where it came from, whether it is saved, and what to do
 * when it meets another one. Text that a person typed is never dropped.
 */
export function useDocument(script: ScriptContent, user: string, canEdit: boolean) {
  const client = useQueryClient();
  const place: DraftPlace = { user, script: script.id };
  const handle = useRef<CodeHandle | null>(null);
  /** The text as the editor gives it back when nothing was changed. */
  const savedText = useRef(script.content);
  const [base, setBase] = useState<Version>(script.content_version);
  const [dirty, setDirty] = useState(false);
  const [newer, setNewer] = useState<NewerVersion | null>(null);
  const [syntax, setSyntax] = useState<SyntaxProblem | null>(null);
  const [offered, setOffered] = useState<OfferedDraft | null>(null);
  const keeping = useDraftKeeping(place, base.id, () => textOf(handle.current, savedText.current));

  const text = useCallback(() => textOf(handle.current, savedText.current), []);

  function settle(version: Version, saved: string): void {
    setBase(version);
    savedText.current = saved;
    const changed = text() !== saved;
    setDirty(changed);
    setNewer(null);
    if (!changed) {
      keeping.forget();
    }
  }

  function onReady(ready: CodeHandle | null): void {
    handle.current = ready;
    if (ready === null) {
      return;
    }
    savedText.current = ready.text();
    const draft = canEdit ? readDraft(place) : null;
    if (draft !== null && draft.text !== savedText.current) {
      setOffered(draft);
      keeping.pause(true);
    } else if (draft !== null) {
      removeDraft(place);
    }
  }

  function onChange(): void {
    setSyntax(null);
    const changed = text() !== savedText.current;
    setDirty(changed);
    keeping.note(changed);
  }

  const saving = useMutation({
    mutationFn: async ({ onto, content }: { onto: Version; content: string }) =>
      answer(
        api.PUT('/api/scripts/{id}', {
          params: { path: { id: script.id } },
          body: { content, base_version_id: onto.id },
        }),
      ),
    onSuccess: (saved, { content }) => {
      client.setQueryData<ScriptContent>(['script', script.id], saved);
      putScript(client, saved);
      void client.invalidateQueries({ queryKey: ['versions', script.id] });
      settle(saved.content_version, content);
      setOffered(null);
      keeping.pause(false);
      for (const warning of saved.warnings) {
        notice('warn', `Saved ${versionNumber(saved.content_version)}`, warning);
      }
    },
    onError: (error) => {
      if (error instanceof ProblemError && takeRefusal(error)) {
        return;
      }
      noticeOf(error);
    },
  });

  /** Whether the refusal is shown at the text. */
  function takeRefusal({ problem }: ProblemError): boolean {
    if (problem.code === 'stale_version' && problem.newer !== undefined) {
      if (problem.newer.content === text()) {
        // An earlier save of this text arrived, only its answer did not.
        settle(problem.newer.version, text());
        return true;
      }
      setNewer(problem.newer);
      return true;
    }
    const place = problem.errors?.find((error) => error.line !== undefined);
    if (problem.code === 'invalid_syntax' && place?.line !== undefined) {
      const found = { line: place.line, column: place.column ?? 1, message: place.message };
      handle.current?.mark([found]);
      handle.current?.reveal(found.line, found.column);
      setSyntax({ ...found, detail: problem.detail });
      return true;
    }
    return false;
  }

  function save(): void {
    if (canEdit && dirty && !saving.isPending && newer === null) {
      saving.mutate({ onto: base, content: text() });
    }
  }

  /** Saves this text as the version after the newer one. */
  function keepMine(): void {
    if (newer !== null) {
      const onto = newer.version;
      setNewer(null);
      setBase(onto);
      saving.mutate({ onto, content: text() });
    }
  }

  /** Shows the newer text instead; undo brings this one back. */
  function takeTheirs(): void {
    if (newer !== null) {
      handle.current?.replace(newer.content);
      settle(newer.version, text());
      notice(
        'idle',
        `Now at version ${versionNumber(newer.version)}`,
        'Undo brings your text back.',
      );
    }
  }

  /** Puts another text in the editor, unsaved; undo brings this one back. */
  function replaceText(other: string): void {
    handle.current?.replace(other);
    handle.current?.focus();
  }

  function restoreDraft(): void {
    if (offered === null) {
      return;
    }
    const draft = offered;
    setOffered(null);
    keeping.pause(false);
    handle.current?.replace(draft.text);
    if (draft.baseVersionId !== base.id) {
      setNewer({ version: base, content: savedText.current });
    }
  }

  function discardDraft(): void {
    setOffered(null);
    keeping.pause(false);
    keeping.forget();
    keeping.note(dirty);
  }

  const follow = useRef<(fresh: ScriptContent) => void>(() => undefined);
  follow.current = (fresh) => {
    if (fresh.content_version.id === base.id || saving.isPending || handle.current === null) {
      return;
    }
    const current = text();
    if (current === fresh.content) {
      settle(fresh.content_version, current);
    } else if (current === savedText.current) {
      handle.current.reset(fresh.content);
      settle(fresh.content_version, text());
      notice(
        'idle',
        `Now at version ${versionNumber(fresh.content_version)}`,
        `Saved by ${fresh.content_version.committer}.`,
        { id: `followed ${script.id}` },
      );
    } else {
      setNewer({ version: fresh.content_version, content: fresh.content });
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a save has ended, look again
  useEffect(() => follow.current(script), [script, saving.isPending]);

  return {
    base,
    dirty,
    newer,
    syntax,
    offered,
    saving: saving.isPending,
    keepsDrafts: keeping.works,
    text,
    handle,
    onReady,
    onChange,
    save,
    keepMine,
    takeTheirs,
    replaceText,
    restoreDraft,
    discardDraft,
    dismissSyntax: () => setSyntax(null),
  };
}

export type EditedDocument = ReturnType<typeof useDocument>;

function textOf(handle: CodeHandle | null, fallback: string): string {
  return handle?.text() ?? fallback;
}
