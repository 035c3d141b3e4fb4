import { useEffect, useMemo, useRef } from 'react';
import type { SentText, StopWordFinding } from '../api/types.ts';
import { plural } from '../format/numbers.ts';
import { visibleText } from '../output/visibleText.ts';
import { cx } from '../ui/classes.ts';
import { type SentPiece, withStopWords } from './markedText.ts';
import { replacedWords } from './replacedWords.ts';
import classes from './SentTexts.module.css';
import stops from './StopWordMark.module.css';
import { severityWords } from './StopWords.tsx';

/**
 * Every text of an exchange as it is here and as the provider sees it, with what was replaced marked,
 * and the stop words where they stand in what is sent.
 */
export function SentTexts({
  texts,
  findings = none,
}: {
  texts: readonly SentText[];
  findings?: readonly StopWordFinding[];
}) {
  if (texts.length === 0) {
    return <p className={classes.none}>Nothing was sent.</p>;
  }
  return (
    <div className={classes.texts}>
      {texts.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the texts of an exchange stay in their order
        <OneText key={at} text={text} findings={findings.filter((found) => found.text === at)} />
      ))}
    </div>
  );
}

const none: readonly StopWordFinding[] = [];

function OneText({
  text: { role, original, sent },
  findings,
}: {
  text: SentText;
  findings: readonly StopWordFinding[];
}) {
  const compared = useMemo(() => replacedWords(original, sent), [original, sent]);
  const { replacements } = compared;
  const left = withStopWords(compared.original, none);
  const right = withStopWords(compared.sent, findings);
  const words = roleWords(role);
  return (
    <section className={classes.text} aria-label={words.title}>
      <h3 className={classes.title}>
        {words.title}
        <span className={classes.count}>
          {replacements === 0 ? 'nothing replaced' : plural(replacements, 'replacement')}
          {findings.length > 0 && `, ${plural(findings.length, 'stop word')}`}
        </span>
      </h3>
      {replacements === 0 ? (
        <Side name={words.both} pieces={right} />
      ) : (
        <div className={classes.sides}>
          <Side name={words.here} pieces={left} />
          <Side name={words.there} pieces={right} />
        </div>
      )}
    </section>
  );
}

function Side({ name, pieces }: { name: string; pieces: readonly SentPiece[] }) {
  const code = useFirstStopInSight(pieces);
  return (
    <figure className={classes.side}>
      <figcaption className={classes.sideName}>{name}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard */}
      <pre ref={code} className={classes.code} tabIndex={0}>
        {pieces.map(({ text, replaced, severity }, at) =>
          replaced || severity !== null ? (
            <mark
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces stay in their order
              key={at}
              data-stop={severity ?? undefined}
              title={severity === null ? undefined : `Stop word: ${severityWords(severity)}`}
              className={severity === null ? cx(classes.replaced) : cx(stops.mark, stops[severity])}
            >
              {visibleText(text)}
            </mark>
          ) : (
            visibleText(text)
          ),
        )}
      </pre>
    </figure>
  );
}

/** A long script does not hide what keeps it from being sent. */
function useFirstStopInSight(pieces: readonly SentPiece[]) {
  const code = useRef<HTMLPreElement>(null);
  const at = pieces.findIndex(({ severity }) => severity !== null);
  useEffect(() => {
    const mark = at < 0 ? null : code.current?.querySelector<HTMLElement>('[data-stop]');
    if (mark && code.current !== null) {
      code.current.scrollTop = mark.offsetTop - code.current.clientHeight / 2;
    }
  }, [at]);
  return code;
}

interface RoleWords {
  readonly title: string;
  readonly here: string;
  readonly there: string;
  readonly both: string;
}

function roleWords(role: SentText['role']): RoleWords {
  switch (role) {
    case 'system':
      return outbound('Instructions');
    case 'user':
      return outbound('Question');
    case 'tool':
      return outbound('What a tool told');
    case 'assistant':
      return inbound('Answer');
    case 'call':
      return {
        title: 'Asked for by the model',
        here: 'As it was looked up',
        there: 'As it came',
        both: 'As it came and was looked up',
      };
  }
}

function inbound(title: string): RoleWords {
  return {
    title,
    here: 'As shown here',
    there: 'As it came',
    both: 'As it came and is shown',
  };
}

function outbound(title: string): RoleWords {
  return { title, here: 'Original', there: 'Sent', both: 'Sent as it is' };
}
