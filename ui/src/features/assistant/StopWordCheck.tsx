import { Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '#shared/api/client.ts';
import { explain } from '#shared/api/problem.ts';
import { markedText } from '#shared/assistant/markedText.ts';
import stops from '#shared/assistant/StopWordMark.module.css';
import { StopWords } from '#shared/assistant/StopWords.tsx';
import { plural } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { cx } from '#shared/ui/classes.ts';
import classes from './StopWordCheck.module.css';

const longest = 200_000;

/** Tries the list of stop words on a text: nothing is sent, nothing is recorded. */
export function StopWordCheck() {
  const [text, setText] = useState('');
  const [checked] = useDebouncedValue(text, 300);
  const found = useQuery({
    queryKey: ['stop words', checked],
    queryFn: async ({ signal }) => ({
      text: checked,
      findings: (
        await answer(api.POST('/api/llm/stop-words/check', { body: { text: checked }, signal }))
      ).findings,
    }),
    enabled: checked !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const result = text === '' ? undefined : found.data;
  return (
    <section className={classes.check} aria-label="Try the stop words">
      <p className={classes.hint}>
        What leaves this server is searched for the stop words of its settings, after names were
        masked. Try a text: nothing is sent, and nothing is recorded.
      </p>
      <Textarea
        aria-label="Text to try"
        placeholder="Paste or type what might be sent…"
        autosize
        minRows={6}
        maxRows={18}
        maxLength={longest}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found.error !== null && <p className={classes.fault}>{explain(found.error).detail}</p>}
      {result !== undefined && (
        <div role="status">
          <p className={classes.hint}>
            {result.findings.length === 0
              ? 'No stop word in it: it would be sent.'
              : `${plural(result.findings.length, 'stop word')} found.`}
          </p>
          <StopWords findings={result.findings} />
        </div>
      )}
      {result !== undefined && result.findings.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
        <pre className={classes.marked} tabIndex={0}>
          {markedText(result.text, result.findings).map(({ text: piece, severity }, at) =>
            severity === null ? (
              visibleText(piece)
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces stay in their order
              <mark key={at} className={cx(stops.mark, stops[severity])}>
                {visibleText(piece)}
              </mark>
            ),
          )}
        </pre>
      )}
    </section>
  );
}
