import { IconFileText, IconTextScan2, IconX } from '@tabler/icons-react';
import type { CodeLines } from '#shared/code/codeTypes.ts';
import classes from './Assistant.module.css';
import { linesWords } from './question.ts';

/** What of the text a question is about: what is selected, or all of it. */
export function ContextChip({
  empty,
  selected,
  whole,
  onWhole,
  only,
  onOnly,
}: {
  empty: boolean;
  selected: CodeLines | null;
  /** All of it although something is selected. */
  whole: boolean;
  onWhole: (whole: boolean) => void;
  /** The lines are sent without the rest of the text. */
  only: boolean;
  onOnly: (only: boolean) => void;
}) {
  if (empty) {
    return <span className={classes.chip}>no text yet</span>;
  }
  if (selected === null) {
    return (
      <span className={classes.chip}>
        <IconFileText size={13} aria-hidden /> whole script
      </span>
    );
  }
  if (whole) {
    return (
      <button type="button" className={classes.chip} onClick={() => onWhole(false)}>
        <IconFileText size={13} aria-hidden /> whole script
        <span className="visually-hidden">, ask about {linesWords(selected)} instead</span>
      </button>
    );
  }
  return (
    <>
      <button type="button" className={classes.chip} onClick={() => onWhole(true)}>
        <IconTextScan2 size={13} aria-hidden /> {linesWords(selected)}
        <IconX size={12} aria-hidden />
        <span className="visually-hidden">, ask about the whole script instead</span>
      </button>
      <button
        type="button"
        className={classes.chip}
        aria-pressed={only}
        title="Send these lines without the rest of the script"
        onClick={() => onOnly(!only)}
      >
        {only ? 'sent alone' : 'sent with the script'}
      </button>
    </>
  );
}
