import { useCallback, useMemo, useRef } from 'react';
import { monaco, useCommonOptions } from './monaco.ts';
import { PythonText } from './PythonText.tsx';

const longestLabel = 18;

/** A text to read, with a note beside each line; clicking the note opens what it is about. */
export default function CodeBlame(props: {
  text: string;
  lines: readonly { readonly label: string; readonly shaded: boolean }[];
  label: string;
  onLine: (line: number) => void;
  onOpen: (line: number) => void;
}) {
  const { lines, label } = props;
  const latest = useRef(props);
  latest.current = props;

  const common = useCommonOptions();

  const options = useMemo(() => {
    const width = Math.min(longestLabel, Math.max(8, ...lines.map((line) => line.label.length)));
    // A last line that is empty has a number too.
    const digits = String(lines.length + 1).length;
    return {
      ...common,
      readOnly: true,
      domReadOnly: true,
      ariaLabel: label,
      lineNumbersMinChars: width + digits + 4,
      lineNumbers: (line: number) =>
        `  ${(lines[line - 1]?.label ?? '').slice(0, width).padEnd(width + 2)}${String(line).padStart(digits)}`,
    };
  }, [common, lines, label]);

  const opened = useCallback((editor: monaco.editor.IStandaloneCodeEditor) => {
    editor.createDecorationsCollection(
      latest.current.lines.flatMap((line, index) =>
        line.shaded
          ? [
              {
                range: new monaco.Range(index + 1, 1, index + 1, 1),
                options: { isWholeLine: true, className: 'code-region-other' },
              },
            ]
          : [],
      ),
    );
    editor.onDidChangeCursorPosition(({ position }) => latest.current.onLine(position.lineNumber));
    editor.onMouseDown(({ target }) => {
      if (
        target.type === monaco.editor.MouseTargetType.GUTTER_LINE_NUMBERS &&
        target.position !== null
      ) {
        latest.current.onOpen(target.position.lineNumber);
      }
    });
  }, []);

  return (
    <PythonText className="code-blame" text={props.text} options={options} onOpened={opened} />
  );
}
