import type { SentText } from '../api/types.ts';

/** Something that the model looked up. */
export interface ToolUse {
  readonly name: string;
  readonly arguments: string;
  /** Null where that is not known yet, or was not sent. */
  readonly told: string | null;
}

/** What was looked up, from the texts of an exchange: calls, and behind them what the tools told. */
export function toolUses(texts: readonly SentText[]): readonly ToolUse[] {
  const uses: { name: string; arguments: string; told: string | null }[] = [];
  let answered = 0;
  for (const { role, original } of texts) {
    if (role === 'call') {
      const blank = original.indexOf(' ');
      uses.push(
        blank < 0
          ? { name: original, arguments: '', told: null }
          : {
              name: original.slice(0, blank),
              arguments: original.slice(blank + 1),
              told: null,
            },
      );
    }
    if (role === 'tool') {
      const use = uses[answered];
      if (use !== undefined) {
        use.told = original;
      }
      answered++;
    }
  }
  return uses;
}
