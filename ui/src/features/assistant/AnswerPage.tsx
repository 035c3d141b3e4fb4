import { Anchor, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { parseId } from '#shared/api/ids.ts';
import { explain } from '#shared/api/problem.ts';
import { isEditor, useMe } from '#shared/api/session.ts';
import type { Interaction } from '#shared/api/types.ts';
import { useFullInteraction } from '#shared/assistant/assistance.ts';
import { LazyMarkdown } from '#shared/assistant/LazyMarkdown.tsx';
import { SavedIn } from '#shared/assistant/SavedIn.tsx';
import { SentTexts } from '#shared/assistant/SentTexts.tsx';
import { ToolUses } from '#shared/assistant/ToolUses.tsx';
import { toolUses } from '#shared/assistant/toolUse.ts';
import { cost, maskingWords, outcomeWords, taskWords, tokens } from '#shared/assistant/words.ts';
import { duration } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { Message } from '#shared/ui/Message.tsx';
import { Page } from '#shared/ui/Page.tsx';
import { Time } from '#shared/ui/Time.tsx';
import tones from '#shared/ui/Tones.module.css';
import classes from './Answer.module.css';
import { useScriptName } from './useScriptName.ts';

const crumbs = [{ label: 'Assistant', to: '/assistant' }];

/** All that is on record of one answer. */
export function AnswerPage() {
  const id = parseId(useParams().id);
  const me = useMe();
  const known = id !== null && isEditor(me.data);
  return (
    <Page title={id === null ? 'Not found' : `Answer ${id}`} crumbs={crumbs} scrolls>
      {known ? (
        <Answer id={id} />
      ) : (
        <Message title={id === null ? 'There is no such answer' : 'The assistant is for editors'} />
      )}
    </Page>
  );
}

function Answer({ id }: { id: number }) {
  const full = useFullInteraction(id);
  if (full.error !== null) {
    return (
      <Message
        title={explain(full.error).title}
        action={<Button onClick={() => void full.refetch()}>Try again</Button>}
      >
        {explain(full.error).detail}
      </Message>
    );
  }
  if (full.data === undefined) {
    return null;
  }
  const { interaction, texts } = full.data;
  const uses = toolUses(texts);
  return (
    <div className={classes.answer}>
      <Facts interaction={interaction} />
      <section aria-label="Question and answer">
        <h2 className={classes.title}>Asked and answered</h2>
        {interaction.prompt !== '' && (
          <p className={classes.prompt}>{visibleText(interaction.prompt)}</p>
        )}
        {interaction.reason !== null && (
          <p className={interaction.outcome === 'answered' ? classes.remark : classes.reason}>
            {visibleText(interaction.reason)}
          </p>
        )}
        {interaction.answer !== '' && <LazyMarkdown text={interaction.answer} />}
      </section>
      {uses.length > 0 && (
        <section aria-label="What the model looked up">
          <h2 className={classes.title}>What the model looked up</h2>
          <ToolUses tools={uses} />
        </section>
      )}
      <section aria-label="What was sent">
        <h2 className={classes.title}>What was sent, and what came back as it came</h2>
        <SentTexts texts={texts} />
      </section>
    </div>
  );
}

function Facts({ interaction }: { interaction: Interaction }) {
  const { script_id, saved_in, latency_ms, first_text_ms } = interaction;
  const script = useScriptName(script_id);
  const { word, tone } = outcomeWords(interaction.outcome);
  return (
    <dl className={classes.facts}>
      <Fact name="Outcome">
        <span className={tones[tone]}>{word}</span>
      </Fact>
      <Fact name="Task">{taskWords(interaction.task)}</Fact>
      <Fact name="By">{interaction.user}</Fact>
      <Fact name="When">
        <Time at={interaction.started_at} />
      </Fact>
      <Fact name="Script">
        {script_id === null ? (
          script
        ) : (
          <Anchor component={Link} to={`/editor/${script_id}`} size="sm">
            {script}
          </Anchor>
        )}
      </Fact>
      <Fact name="Saved in">
        {saved_in.length === 0 || script_id === null ? (
          'no version'
        ) : (
          <>
            version <SavedIn script={script_id} versions={saved_in} />
          </>
        )}
      </Fact>
      <Fact name="Model">{visibleText(interaction.model) || 'none'}</Fact>
      <Fact name="Masking">{maskingWords(interaction.masking)}</Fact>
      <Fact name="Tokens">{tokens(interaction.input_tokens, interaction.output_tokens)}</Fact>
      <Fact name="Cost">{cost(interaction.cost_usd).replace('cost ', '')}</Fact>
      <Fact name="Took">{latency_ms === null ? 'not known' : duration(latency_ms)}</Fact>
      <Fact name="First words">
        {first_text_ms === null ? 'none' : `after ${duration(first_text_ms)}`}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
