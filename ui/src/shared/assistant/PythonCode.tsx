import { useEffect, useState } from 'react';
import type { CodePiece } from '../code/pythonTokens.ts';
import { cx } from '../ui/classes.ts';
import classes from './Code.module.css';

/** Python in the colours of the editor; plain until the editor's grammar has been fetched. */
export function PythonCode({ text }: { text: string }) {
  const pieces = usePieces(text);
  return (
    <code>
      {pieces === null
        ? text
        : pieces.map(({ text: piece, kind }, at) => {
            const name = classOf(kind);
            return name === undefined ? (
              piece
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces stay in their order
              <span key={at} className={cx(name)}>
                {piece}
              </span>
            );
          })}
    </code>
  );
}

/** What the last part of a kind that has a colour is: `string.escape` is an escape. */
function classOf(kind: string): string | undefined {
  return kind
    .split('.')
    .map((part) => classes[part])
    .findLast((name) => name !== undefined);
}

function usePieces(text: string): readonly CodePiece[] | null {
  const [known, setKnown] = useState<{ text: string; pieces: readonly CodePiece[] } | null>(null);
  useEffect(() => {
    let wanted = true;
    import('../code/pythonTokens.ts')
      .then(({ pythonTokens }) => pythonTokens(text))
      .then((pieces) => wanted && setKnown({ text, pieces }))
      // It can be read without its colours.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [text]);
  return known?.text === text ? known.pieces : null;
}
