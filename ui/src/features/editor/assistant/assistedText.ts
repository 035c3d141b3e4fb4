import type { CodeHandle } from '#shared/code/CodeEditor.tsx';

/** The text that the assistant is asked about, wherever it is being written. */
export interface AssistedText {
  /** Null for a script that does not exist yet. */
  readonly script: number | null;
  /** Null before the editor is there. */
  readonly handle: CodeHandle | null;
  /** The version that it was made from. */
  baseVersion(): number | null;
  text(): string;
  /** Puts a text in, in one step that undo takes back, made with the help of an answer. */
  apply(text: string, interaction: number): void;
}

/** What to say about an error, or about the place that a checker points at. */
export interface Failure {
  readonly text: string;
  readonly execution?: number;
}
