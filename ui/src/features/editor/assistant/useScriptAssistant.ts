import { useState } from 'react';
import type { CodeLines, CodeMark } from '#shared/code/codeTypes.ts';
import type { SideKind } from '../panels/SidePanel.tsx';
import type { Editing } from '../useEditing.ts';
import type { RunningScript } from '../useRunScript.ts';
import type { Failure } from './assistedText.ts';
import { failureOfExecution } from './failureOfExecution.ts';
import { failureOfMark, failureOfMarks } from './question.ts';
import { useAssistant } from './useAssistant.ts';
import { useAssistantKeys } from './useAssistantKeys.ts';

interface Place {
  readonly side: SideKind | null;
  setSide(side: SideKind | null): void;
  /** Whether the script is the one in front. */
  readonly active: boolean;
  readonly marks: readonly CodeMark[];
}

/** The assistant of an open script, and the ways to it from around the text. */
export function useScriptAssistant(
  { script, document, canEdit }: Editing,
  running: RunningScript,
  { side, setSide, active, marks }: Place,
) {
  const open = canEdit && side === 'assistant';
  const [rewriting, setRewriting] = useState<CodeLines | null>(null);
  const handle = document.ready ? document.handle.current : null;
  const assistant = useAssistant(
    {
      script: script.id,
      handle,
      baseVersion: () => document.base.id,
      text: document.text,
      apply(text, interaction) {
        const before = document.text();
        document.replaceText(text);
        document.answers.take([interaction], before);
      },
    },
    open,
    () => setSide('assistant'),
  );

  function toggle(): void {
    const inside = window.document.activeElement?.closest('[data-assistant]') ?? null;
    if (open && inside !== null) {
      setSide(null);
      handle?.focus();
    } else {
      assistant.focusPrompt();
    }
  }
  useAssistantKeys(active && canEdit, toggle);

  function fix(failure: Failure): void {
    void assistant.ask({ task: 'fix', prompt: '', lines: null, failure });
  }

  const failure = () => failureOfExecution(running.execution) ?? failureOfMarks(marks);
  return {
    ...assistant,
    open,
    toggle,
    /** What is wrong now: what the last execution says, else what the checkers do. */
    failure,
    fixMark: (mark: CodeMark) => fix(failureOfMark(mark)),
    fixExecution() {
      const failed = failureOfExecution(running.execution);
      if (failed !== null) {
        fix(failed);
      }
    },
    rewriting,
    startRewrite: setRewriting,
    rewrite(prompt: string) {
      const lines = rewriting;
      setRewriting(null);
      if (lines !== null) {
        handle?.focus();
        void assistant.ask({ task: 'rewrite', prompt, lines });
      }
    },
    cancelRewrite() {
      setRewriting(null);
      handle?.focus();
    },
  };
}

export type ScriptAssistant = ReturnType<typeof useScriptAssistant>;
