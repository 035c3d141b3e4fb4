import { diffLines } from '../text/lineDiff.ts';

/** A piece of a text; `replaced` where the other text has something else. */
export interface ComparedPiece {
  readonly text: string;
  readonly replaced: boolean;
}

export interface ComparedTexts {
  readonly original: readonly ComparedPiece[];
  readonly sent: readonly ComparedPiece[];
  /** How many places differ. */
  readonly replacements: number;
}

const words = /[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu;

/** Which words of a text were replaced before it was sent. Masking keeps the lines of most texts. */
export function replacedWords(original: string, sent: string): ComparedTexts {
  const left = original.split(/(?<=\n)/);
  const right = sent.split(/(?<=\n)/);
  const pairs: [string, string][] =
    left.length === right.length
      ? left.map((line, at) => [line, right[at] ?? ''])
      : [[original, sent]];
  const found = { original: new Pieces(), sent: new Pieces(), replacements: 0 };
  for (const [one, other] of pairs) {
    found.replacements += compare(one, other, found);
  }
  return {
    original: found.original.pieces,
    sent: found.sent.pieces,
    replacements: found.replacements,
  };
}

function compare(one: string, other: string, found: { original: Pieces; sent: Pieces }): number {
  if (one === other) {
    found.original.add(one, false);
    found.sent.add(other, false);
    return 0;
  }
  const left = one.match(words) ?? [];
  const right = other.match(words) ?? [];
  const changes = diffLines(left, right);
  let atLeft = 0;
  let atRight = 0;
  for (const change of changes) {
    found.original.add(left.slice(atLeft, change.leftStart).join(''), false);
    found.sent.add(right.slice(atRight, change.rightStart).join(''), false);
    found.original.add(left.slice(change.leftStart, change.leftEnd).join(''), true);
    found.sent.add(right.slice(change.rightStart, change.rightEnd).join(''), true);
    atLeft = change.leftEnd;
    atRight = change.rightEnd;
  }
  found.original.add(left.slice(atLeft).join(''), false);
  found.sent.add(right.slice(atRight).join(''), false);
  return changes.length;
}

/** Pieces of which no two beside each other are alike. */
class Pieces {
  readonly pieces: ComparedPiece[] = [];

  add(text: string, replaced: boolean): void {
    if (text === '') {
      return;
    }
    const last = this.pieces.at(-1);
    if (last?.replaced === replaced) {
      this.pieces[this.pieces.length - 1] = { text: last.text + text, replaced };
    } else {
      this.pieces.push({ text, replaced });
    }
  }
}
