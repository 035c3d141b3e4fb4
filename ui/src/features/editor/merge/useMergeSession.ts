import { useState } from 'react';
import { ProblemError } from '#shared/api/problem.ts';
import type { VersionContent } from '#shared/api/types.ts';
import type { CodeProblem } from '#shared/code/CodeEditor.tsx';
import { versionNumber } from '#shared/format/numbers.ts';
import { withEnds } from '#shared/text/lineEnds.ts';
import { notice, noticeOf } from '#shared/ui/notices.ts';
import { offerUndo } from '#shared/ui/undoNotice.tsx';
import { accountedFor } from '../assistant/useAcceptedAnswers.ts';
import type { KeptMerge } from '../drafts.ts';
import { syntaxProblemOf } from '../syntaxProblem.ts';
import type { EditedDocument } from '../useDocument.ts';
import { lineEndOf, mergeLines, type Section } from './mergeLines.ts';
import { editParts, firstParts, type TextEdit } from './mergeParts.ts';

/** Three texts that become one, and how far that is. */
export interface MergeSession extends KeptMerge {
  readonly sections: readonly Section[];
  /** Counts the merges, each with a result of its own. */
  readonly turn: number;
  /** What the editor had when it began. */
  readonly edited: string;
}

type MergeTexts = Omit<KeptMerge, 'parts'>;

/** A merge by hand; `touched` hears of each decision, so that it can be kept. */
export function useMergeSession(document: EditedDocument, user: string, touched: () => void) {
  const [session, setSession] = useState<MergeSession | null>(null);
  const [syntax, setSyntax] = useState<CodeProblem | null>(null);
  const [shown, setShown] = useState(false);

  function start(texts: MergeTexts, parts?: readonly string[]): void {
    const sections = mergeLines(texts.base, texts.theirs.content, texts.mine);
    const known = parts !== undefined && parts.length === sections.length;
    setSyntax(null);
    setSession((before) => ({
      ...texts,
      sections,
      parts: known ? parts : firstParts(sections),
      turn: (before?.turn ?? 0) + 1,
      edited: document.text(),
    }));
    setShown(true);
    touched();
  }

  /** Goes on with a merge that was closed; anew when the text was changed since. */
  function reopen(): void {
    if (session !== null && session.edited !== document.text()) {
      start({ ...session, mine: document.text() });
      notice('idle', 'The merge starts over', 'Your text was changed since you began it.');
    }
    setShown(true);
  }

  /** Forgets the decisions; the text in the editor stays. */
  function discard(): void {
    const before = session;
    setSession(null);
    touched();
    offerUndo('The decisions of the merge are forgotten', undefined, () => {
      setSession(before);
      touched();
    });
  }

  /** The text meets a version that was saved since the one that it was made from. */
  function startStale(newer: VersionContent): void {
    start({
      kind: 'stale',
      onto: document.base,
      base: document.savedText,
      theirs: newer,
      mine: document.text(),
    });
  }

  /** The user's version meets what `prod` got meanwhile. */
  function startConflict(base: string | null, prod: VersionContent, branch: VersionContent): void {
    if (
      session?.kind === 'conflict' &&
      session.theirs.version.id === prod.version.id &&
      session.onto.id === branch.version.id
    ) {
      reopen();
      return;
    }
    start({
      kind: 'conflict',
      onto: branch.version,
      base: base ?? '',
      theirs: prod,
      mine: document.dirty ? document.text() : branch.content,
    });
  }

  function edit(edits: readonly TextEdit[]): void {
    setSyntax(null);
    setSession((before) =>
      before === null
        ? null
        : {
            ...before,
            parts: edits.reduce(
              (parts, one) => editParts(before.sections, parts, one),
              [...before.parts],
            ),
          },
    );
    touched();
  }

  /** Whether it was saved. */
  async function save(): Promise<boolean> {
    if (session === null || document.saving.saving) {
      return false;
    }
    const { kind, onto, theirs } = session;
    const content = resultOf(session);
    const answers = document.answers.now();
    try {
      const saved = await document.saving.save({
        content,
        base_version_id: kind === 'stale' ? theirs.version.id : onto.id,
        ...(kind === 'conflict' ? { merged_version_id: theirs.version.id } : {}),
        ...accountedFor(answers),
      });
      document.answers.drop(answers);
      finish({ version: saved.content_version, content });
      return true;
    } catch (error) {
      return takeRefusal(error, session, content);
    }
  }

  function finish(saved: VersionContent): void {
    document.adopt(saved.version, saved.content);
    document.showServer(saved);
    setSession(null);
    touched();
    notice('good', `Saved ${versionNumber(saved.version)}`, 'It has both texts.');
  }

  function takeRefusal(error: unknown, before: MergeSession, content: string): boolean {
    if (error instanceof ProblemError && error.problem.newer !== undefined) {
      const { newer } = error.problem;
      if (newer.content === content && newer.version.branch === user) {
        // An earlier save of this result arrived, only its answer did not.
        finish(newer);
        return true;
      }
      notice(
        'warn',
        `Version ${versionNumber(newer.version)} came meanwhile`,
        'What you decided is kept; merge it with that version too.',
      );
      start(mergedOnce(before, content, newer, user));
      return false;
    }
    const found = syntaxProblemOf(error);
    if (found === null) {
      noticeOf(error);
    } else {
      setSyntax(found);
    }
    return false;
  }

  return {
    session,
    shown: session !== null && shown,
    syntax,
    startStale,
    startConflict,
    resume: (kept: KeptMerge) => start(kept, kept.parts),
    edit,
    save,
    reopen,
    discard,
    /** Closes the view; what was decided stays. */
    hide: () => setShown(false),
  };
}

export type Merging = ReturnType<typeof useMergeSession>;

/** What outlives the page. */
export function keptOf({ kind, onto, base, theirs, mine, parts }: MergeSession): KeptMerge {
  return { kind, onto, base, theirs, mine, parts };
}

/** The whole text as it would be saved. */
function resultOf({ base, theirs, mine, parts }: KeptMerge): string {
  return withEnds(parts.join(''), lineEndOf(base, theirs.content, mine));
}

/** What was decided already holds `theirs`: it becomes the base of the next merge. */
function mergedOnce(
  { kind, onto, theirs, mine }: MergeSession,
  content: string,
  newer: VersionContent,
  user: string,
): MergeTexts {
  if (kind === 'stale') {
    return { kind, onto: theirs.version, base: theirs.content, theirs: newer, mine: content };
  }
  return newer.version.branch === user
    ? { kind: 'stale', onto, base: mine, theirs: newer, mine: content }
    : { kind, onto, base: theirs.content, theirs: newer, mine: content };
}
