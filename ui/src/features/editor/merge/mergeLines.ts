import { diffLines, type LineChange, splitLines } from '#shared/text/lineDiff.ts';
import { dominantEnd, type LineEnd } from '#shared/text/lineEnds.ts';

/** Lines that both sides left alone. */
interface Untouched {
  readonly kind: 'untouched';
  readonly text: string;
}

/** Lines that one side changed, both changed alike, or both changed differently. */
export interface Hunk {
  readonly kind: 'theirs' | 'mine' | 'alike' | 'conflict';
  readonly base: string;
  readonly theirs: string;
  readonly mine: string;
}

export type Section = Untouched | Hunk;

/**
 * Merges two texts that were made from one. Changes that touch are a conflict, as in Git; so are
 * insertions at the same place. Line ends are LF throughout; see `lineEndOf`.
 */
export function mergeLines(base: string, theirs: string, mine: string): Section[] {
  const lines = splitLines(base);
  const sides = { theirs: splitLines(theirs), mine: splitLines(mine) };
  const changes = {
    theirs: diffLines(lines, sides.theirs),
    mine: diffLines(lines, sides.mine),
  };
  const sections: Section[] = [];
  let at = 0;
  while (changes.theirs.length > 0 || changes.mine.length > 0) {
    const met = takeTouching(changes);
    if (met.start > at) {
      sections.push({ kind: 'untouched', text: lines.slice(at, met.start).join('') });
    }
    sections.push(
      hunkOf(met, {
        base: lines.slice(met.start, met.end).join(''),
        theirs: sideOf(lines, sides.theirs, met, met.theirs),
        mine: sideOf(lines, sides.mine, met, met.mine),
      }),
    );
    at = met.end;
  }
  if (at < lines.length || sections.length === 0) {
    sections.push({ kind: 'untouched', text: lines.slice(at).join('') });
  }
  return sections;
}

/** The line ends of the merged text: what either side changed them to. */
export function lineEndOf(base: string, theirs: string, mine: string): LineEnd {
  return dominantEnd(mine) === dominantEnd(base) ? dominantEnd(theirs) : dominantEnd(mine);
}

interface Meeting {
  readonly start: number;
  readonly end: number;
  readonly theirs: readonly LineChange[];
  readonly mine: readonly LineChange[];
}

/** Takes the first change of either side with all that touch it, one after the other. */
function takeTouching(changes: { theirs: LineChange[]; mine: LineChange[] }): Meeting {
  const first = Math.min(
    changes.theirs[0]?.leftStart ?? Number.POSITIVE_INFINITY,
    changes.mine[0]?.leftStart ?? Number.POSITIVE_INFINITY,
  );
  const taken = { theirs: [] as LineChange[], mine: [] as LineChange[] };
  let end = first;
  let grew = true;
  while (grew) {
    grew = false;
    for (const side of ['theirs', 'mine'] as const) {
      const next = changes[side][0];
      if (next !== undefined && next.leftStart <= end) {
        taken[side].push(next);
        changes[side].shift();
        end = Math.max(end, next.leftEnd);
        grew = true;
      }
    }
  }
  return { start: first, end, ...taken };
}

function hunkOf(met: Meeting, texts: { base: string; theirs: string; mine: string }): Hunk {
  if (met.mine.length === 0) {
    return { kind: 'theirs', ...texts };
  }
  if (met.theirs.length === 0) {
    return { kind: 'mine', ...texts };
  }
  return { kind: texts.theirs === texts.mine ? 'alike' : 'conflict', ...texts };
}

/** What a side has in place of some lines of the base. */
function sideOf(
  base: readonly string[],
  side: readonly string[],
  { start, end }: Meeting,
  changes: readonly LineChange[],
): string {
  const first = changes[0];
  const last = changes.at(-1);
  if (first === undefined || last === undefined) {
    return base.slice(start, end).join('');
  }
  const from = first.rightStart - (first.leftStart - start);
  const to = last.rightEnd + (end - last.leftEnd);
  return side.slice(from, to).join('');
}
