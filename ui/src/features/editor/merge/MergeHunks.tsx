import { splitLines } from '#shared/text/lineDiff.ts';
import { HunkCard, type SideNames } from './HunkCard.tsx';
import hunkStyles from './Hunks.module.css';
import classes from './Merge.module.css';
import type { Hunk, Section } from './mergeLines.ts';
import { type Choice, choiceOf } from './mergeParts.ts';

const contextLines = 2;

/** All places where the texts differ, in order. */
export function MergeHunks({
  sections,
  parts,
  names,
  showBase,
  onChoose,
  onEdit,
}: {
  sections: readonly Section[];
  parts: readonly string[];
  names: SideNames;
  showBase: boolean;
  onChoose: (index: number, hunk: Hunk, choice: Exclude<Choice, 'hand'>) => void;
  onEdit: (index: number) => void;
}) {
  const hunks = sections.flatMap((hunk, index) =>
    hunk.kind === 'untouched' ? [] : [{ hunk, index }],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
    <section className={hunkStyles.hunks} tabIndex={0} aria-label="Differences">
      {hunks.length === 0 && <p className={classes.hint}>Both texts are the same.</p>}
      {hunks.map(({ hunk, index }, at) => (
        <div key={index} data-hunk={choiceOf(hunk, parts[index] ?? '')}>
          <HunkCard
            hunk={hunk}
            part={parts[index] ?? ''}
            number={at + 1}
            names={names}
            before={lastLines(sections[index - 1])}
            after={firstLines(sections[index + 1])}
            showBase={showBase}
            onChoose={(choice) => onChoose(index, hunk, choice)}
            onEdit={() => onEdit(index)}
          />
        </div>
      ))}
    </section>
  );
}

function lastLines(section: Section | undefined): string {
  return section?.kind === 'untouched'
    ? splitLines(section.text).slice(-contextLines).join('')
    : '';
}

function firstLines(section: Section | undefined): string {
  return section?.kind === 'untouched'
    ? splitLines(section.text).slice(0, contextLines).join('')
    : '';
}
