import { diffLines, splitLines } from '../text/lineDiff.ts';
import { monaco } from './monaco.ts';

/** Only the lines that differ, so that the cursor and what is folded stay. */
export function lineEdits(
  model: monaco.editor.ITextModel,
  text: string,
): monaco.editor.IIdentifiedSingleEditOperation[] {
  const before = splitLines(model.getValue(monaco.editor.EndOfLinePreference.LF));
  const after = splitLines(text.replace(/^\ufeff/, ''));
  return diffLines(before, after).map((change) => ({
    range: model.validateRange({
      startLineNumber: change.leftStart + 1,
      startColumn: 1,
      endLineNumber: change.leftEnd + 1,
      endColumn: 1,
    }),
    text: after.slice(change.rightStart, change.rightEnd).join(''),
    forceMoveMarkers: true,
  }));
}
