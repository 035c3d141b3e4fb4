import { useMemo } from 'react';
import type { SentText } from '../api/types.ts';
import { plural } from '../format/numbers.ts';
import { visibleText } from '../output/visibleText.ts';
import { type ComparedPiece, replacedWords } from './replacedWords.ts';
import classes from './SentTexts.module.css';

/** Every text of an exchange as it is here and as the provider sees it, with what was replaced marked. */
export function SentTexts({ texts }: { texts: readonly SentText[] }) {
  if (texts.length === 0) {
    return <p className={classes.none}>Nothing was sent.</p>;
  }
  return (
    <div className={classes.texts}>
      {texts.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the texts of an exchange stay in their order
        <OneText key={at} text={text} />
      ))}
    </div>
  );
}

function OneText({ text: { role, original, sent } }: { text: SentText }) {
  const {
    original: left,
    sent: right,
    replacements,
  } = useMemo(() => replacedWords(original, sent), [original, sent]);
  const words = roleWords(role);
  return (
    <section className={classes.text} aria-label={words.title}>
      <h3 className={classes.title}>
        {words.title}
        <span className={classes.count}>
          {replacements === 0 ? 'the same on both sides' : `${plural(replacements, 'replacement')}`}
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

function Side({ name, pieces }: { name: string; pieces: readonly ComparedPiece[] }) {
  return (
    <figure className={classes.side}>
      <figcaption className={classes.sideName}>{name}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard */}
      <pre className={classes.code} tabIndex={0}>
        {pieces.map(({ text, replaced }, at) =>
          replaced ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces stay in their order
            <mark key={at}>{visibleText(text)}</mark>
          ) : (
            visibleText(text)
          ),
        )}
      </pre>
    </figure>
  );
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
