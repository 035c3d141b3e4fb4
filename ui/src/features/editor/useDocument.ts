import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError } from '#shared/api/problem.ts';
import type { ScriptContent, Version, VersionContent } from '#shared/api/types.ts';
import type { ChangeKind, CodeHandle, CodeProblem } from '#shared/code/CodeEditor.tsx';
import { versionNumber } from '#shared/format/numbers.ts';
import { preference } from '#shared/preferences/preferences.ts';
import { notice, noticeOf } from '#shared/ui/notices.ts';
import { accountedFor, useAcceptedAnswers } from './assistant/useAcceptedAnswers.ts';
import { placesOf } from './saveWarnings.ts';
import { syntaxProblemOf } from './syntaxProblem.ts';
import { beginOrigin, dropRedone, firstOrigin, originAt, saveOrigin } from './textOrigins.ts';
import { type Saving, useSave } from './useSave.ts';

/**
 * The text of a script while it is edited: what it was made from, whether it is saved, and what is
 * newer. Text that a person typed is never dropped.
 */
export function useDocument(script: ScriptContent, canEdit: boolean) {
  const handle = useRef<CodeHandle | null>(null);
  const origins = useRef(firstOrigin({ base: script.content_version, savedText: script.content }));
  const answers = useAcceptedAnswers(handle);
  const [server, setServer] = useState<VersionContent>(contentOf(script));
  const [syntax, setSyntax] = useState<CodeProblem | null>(null);
  const [ready, setReady] = useState(false);
  const saving: Saving = useSave(script.id);
  const watchers = useRef(new Set<() => void>());
  /** What the server told and was looked at: when a save ends, the page may still have the old one. */
  const seen = useRef(script);

  const origin = () => originAt(origins.current, handle.current?.state() ?? 0);
  const text = useCallback(
    () => handle.current?.text() ?? originAt(origins.current, 0).savedText,
    [],
  );
  const [shown, setShown] = useState({ origin: origin(), dirty: false });
  const { base, savedText } = shown.origin;
  const newer = server.version.id === base.id ? null : server;

  function show(): void {
    const now = origin();
    const dirty = text() !== now.savedText;
    setShown((before) =>
      before.origin === now && before.dirty === dirty ? before : { origin: now, dirty },
    );
  }

  function onReady(opened: CodeHandle | null): void {
    handle.current = opened;
    if (opened !== null) {
      // As the editor gives it back when nothing was changed.
      origins.current = firstOrigin({ base: script.content_version, savedText: opened.text() });
      setServer(contentOf(script));
      seen.current = script;
      show();
    }
    setReady(opened !== null);
  }

  function onChange(kind: ChangeKind, stateBefore: number): void {
    if (kind === 'edit') {
      origins.current = dropRedone(origins.current, stateBefore);
      answers.onEdit(stateBefore);
    }
    setSyntax(null);
    show();
    for (const watcher of watchers.current) {
      watcher();
    }
  }

  /** Tells of each change of the text until the function that it gives is called. */
  const watch = useCallback((watcher: () => void) => {
    watchers.current.add(watcher);
    return () => {
      watchers.current.delete(watcher);
    };
  }, []);

  /** Shows another text, which is that of a version; undo leads back, also to the older base. */
  function adopt(version: Version, content: string): void {
    const editor = handle.current;
    if (editor === null) {
      return;
    }
    if (canEdit) {
      editor.replace(content);
      answers.forget();
      const savedText = editor.text();
      origins.current = beginOrigin(origins.current, editor.state(), { base: version, savedText });
    } else {
      editor.reset(content);
      origins.current = firstOrigin({ base: version, savedText: editor.text() });
    }
    show();
  }

  /** The text that comes from a version was saved as another one. */
  function settle(from: Version, version: Version, saved: string): void {
    origins.current = saveOrigin(origins.current, from, { base: version, savedText: saved });
    show();
  }

  /**
   * Whether it was saved, or the version that was saved meanwhile if that is why it was not; another
   * refusal is shown.
   */
  async function save(message: string): Promise<boolean | VersionContent> {
    if (canEdit && preference('formatOnSave') && !saving.saving) {
      await handle.current?.format();
    }
    const from = origin();
    const content = text();
    if (!canEdit || content === from.savedText || saving.saving) {
      return false;
    }
    const accepted = answers.now();
    try {
      const saved = await saving.save({
        content,
        base_version_id: from.base.id,
        ...(message === '' ? {} : { message }),
        ...accountedFor(accepted),
      });
      answers.drop(accepted);
      settle(from.base, saved.content_version, content);
      setServer(contentOf(saved));
      if (text() === content) {
        handle.current?.mark(placesOf(saved.warnings));
      }
      return true;
    } catch (error) {
      return takeRefusal(error, from.base, content);
    }
  }

  function takeRefusal(error: unknown, from: Version, content: string): boolean | VersionContent {
    const problem = error instanceof ProblemError ? error.problem : null;
    if (problem?.code === 'stale_version' && problem.newer !== undefined) {
      setServer(problem.newer);
      if (problem.newer.content !== content) {
        return problem.newer;
      }
      // An earlier save of this text arrived, only its answer did not.
      settle(from, problem.newer.version, content);
      return true;
    }
    const found = syntaxProblemOf(error);
    if (found === null) {
      noticeOf(error);
      return false;
    }
    handle.current?.mark([found]);
    handle.current?.reveal(found.line, found.column);
    setSyntax(found);
    return false;
  }

  /** Shows the newer text instead; undo brings this one back. */
  function takeTheirs(): void {
    if (newer !== null) {
      adopt(newer.version, newer.content);
      const title = `Now at version ${versionNumber(newer.version)}`;
      notice('idle', title, 'Undo brings your text back.');
    }
  }

  /** Puts a text in the editor that was made from a version, but is not saved. */
  function adoptUnsaved(origin: VersionContent, content: string): void {
    adopt(origin.version, origin.content);
    replaceText(content);
  }

  /** Puts another text in the editor, unsaved; undo brings this one back. */
  function replaceText(other: string): void {
    handle.current?.replace(other);
    handle.current?.focus();
  }

  const follow = useRef<(fresh: ScriptContent) => void>(() => undefined);
  follow.current = (fresh) => {
    if (saving.saving || handle.current === null || fresh === seen.current) {
      return;
    }
    seen.current = fresh;
    setServer(contentOf(fresh));
    const version = fresh.content_version;
    const now = origin();
    if (version.id === now.base.id) {
      return;
    }
    if (text() === fresh.content) {
      settle(now.base, version, text());
    } else if (fresh.content === now.savedText) {
      // Another number for the same text, which this one was made from.
      settle(now.base, version, now.savedText);
    } else if (text() === now.savedText && newer === null) {
      adopt(version, fresh.content);
      const title = `Now at version ${versionNumber(version)}`;
      notice('idle', title, `Saved by ${version.committer}.`, { id: `followed ${script.id}` });
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a save has ended, look again
  useEffect(() => follow.current(script), [script, saving.saving]);

  return {
    base,
    savedText,
    dirty: shown.dirty,
    newer,
    syntax,
    saving,
    /** Now, also before the page shows it. */
    isDirty: () => text() !== origin().savedText,
    text,
    watch,
    handle,
    ready,
    onReady,
    onChange,
    save,
    adopt,
    adoptUnsaved,
    showServer: setServer,
    takeTheirs,
    replaceText,
    /** Those of the assistant that are in the text. */
    answers,
  };
}

export type EditedDocument = ReturnType<typeof useDocument>;

function contentOf(script: ScriptContent): VersionContent {
  return { version: script.content_version, content: script.content };
}
