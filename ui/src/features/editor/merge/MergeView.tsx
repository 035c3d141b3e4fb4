import { Button, Switch, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { CodeRegion, CodeResultHandle } from '#shared/code/CodeResult.tsx';
import { LazyCodeResult } from '#shared/code/lazyCode.ts';
import { plural, versionNumber } from '#shared/format/numbers.ts';
import { layouts } from '#shared/storage/layouts.ts';
import { cx } from '#shared/ui/classes.ts';
import hunks from './Hunks.module.css';
import classes from './Merge.module.css';
import { MergeHunks } from './MergeHunks.tsx';
import { choiceOf, offsetOf, openConflicts, textFor } from './mergeParts.ts';
import type { MergeSession, Merging } from './useMergeSession.ts';

/** Two texts become one: each difference with a choice, and the result below. */
export function MergeView({
  session,
  merging,
  saving,
  onMergeToProd,
}: {
  session: MergeSession;
  merging: Merging;
  saving: boolean;
  onMergeToProd: () => void;
}) {
  const { sections, parts, kind, theirs } = session;
  const result = useRef<CodeResultHandle | null>(null);
  const view = useRef<HTMLElement>(null);
  const [showBase, setShowBase] = useState(false);
  const layout = useDefaultLayout({ id: 'ved.editor.merge', storage: layouts });
  const left = openConflicts(sections, parts);
  const regions = useMemo(() => regionsOf(session), [session]);
  const other = `${kind === 'conflict' ? 'prod, ' : ''}${versionNumber(theirs.version)} by ${theirs.version.committer}`;
  useEffect(() => view.current?.focus(), []);

  function replace(index: number, text: string): void {
    const offset = offsetOf(parts, index);
    const { length } = parts[index] ?? '';
    if (result.current === null) {
      // Its editor is still being fetched, and then begins with what was decided.
      merging.edit([{ offset, length, text }]);
    } else {
      result.current.replaceAt(offset, length, text);
    }
  }

  /** To the next place without a decision, or just to the next one. */
  function go(step: 1 | -1): void {
    const cards = [...(view.current?.querySelectorAll<HTMLElement>('[data-hunk]') ?? [])];
    const open = cards.filter((card) => card.dataset.hunk === 'open');
    const among = open.length > 0 ? open : cards;
    const at = among.findIndex((card) => card.contains(document.activeElement));
    const next = among[(at + step + among.length) % among.length];
    next?.scrollIntoView({ block: 'center' });
    next?.querySelector('button')?.focus();
  }

  async function save(andMerge: boolean): Promise<void> {
    if (left === 0 && (await merging.save()) && andMerge) {
      onMergeToProd();
    }
  }

  return (
    <section
      ref={view}
      className={cx(hunks.view, classes.view)}
      aria-label="Merge"
      tabIndex={-1}
      onKeyDown={(event) => {
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
          event.preventDefault();
          event.stopPropagation();
          void save(false);
          return;
        }
        const inEditor = (event.target as Element).closest('.monaco-editor') !== null;
        if (event.key === 'Escape' && !inEditor) {
          merging.hide();
        }
      }}
    >
      <div className={hunks.bar}>
        <strong className={classes.title}>
          Merge {kind === 'conflict' ? 'with' : 'your text with'} {other}
        </strong>
        <span className={left === 0 ? classes.done : classes.left} role="status">
          {left === 0 ? 'No conflict left' : `${plural(left, 'conflict')} left`}
        </span>
        <Button.Group>
          <Tooltip label="Previous">
            <Button variant="default" aria-label="Previous difference" onClick={() => go(-1)}>
              <IconArrowUp size={14} />
            </Button>
          </Tooltip>
          <Tooltip label="Next">
            <Button variant="default" aria-label="Next difference" onClick={() => go(1)}>
              <IconArrowDown size={14} />
            </Button>
          </Tooltip>
        </Button.Group>
        <Switch
          size="xs"
          label="Show the base"
          checked={showBase}
          onChange={(event) => setShowBase(event.currentTarget.checked)}
        />
        <span className={hunks.space} />
        <Tooltip label="Your text and what you decided are kept">
          <Button variant="default" onClick={merging.hide}>
            Close
          </Button>
        </Tooltip>
        <Button
          variant="default"
          loading={saving}
          disabled={left > 0}
          onClick={() => void save(false)}
        >
          Save
        </Button>
        <Button loading={saving} disabled={left > 0} onClick={() => void save(true)}>
          Save and merge
        </Button>
      </div>
      {merging.syntax !== null && (
        <p className={cx(hunks.notice, classes.fault)} role="alert">
          <strong>Not saved:</strong> line {merging.syntax.line}, column {merging.syntax.column}:{' '}
          {merging.syntax.message} Correct it in the result and save again.
        </p>
      )}
      <Group
        orientation="vertical"
        className={classes.panels}
        defaultLayout={layout.defaultLayout}
        onLayoutChanged={layout.onLayoutChanged}
      >
        <Panel id="hunks" minSize={110} className={classes.panel}>
          <MergeHunks
            key={session.turn}
            sections={sections}
            parts={parts}
            showBase={showBase}
            names={{ theirs: `Theirs: ${other}`, mine: mineName(session) }}
            onChoose={(index, hunk, choice) => {
              replace(index, textFor(hunk, choice));
              result.current?.reveal(offsetOf(parts, index), false);
            }}
            onEdit={(index) => result.current?.reveal(offsetOf(parts, index), true)}
          />
        </Panel>
        <Separator className={classes.separator} aria-label="Resize the result" />
        <Panel id="result" minSize={110} defaultSize="45%" className={classes.panel}>
          <h2 className={classes.resultName}>Result</h2>
          <div className={classes.result}>
            <Suspense fallback={null}>
              <LazyCodeResult
                key={session.turn}
                initialText={parts.join('')}
                label="Result of the merge"
                regions={regions}
                problem={merging.syntax}
                onReady={(handle) => {
                  result.current = handle;
                }}
                onEdit={merging.edit}
                onSave={() => void save(false)}
              />
            </Suspense>
          </div>
        </Panel>
      </Group>
    </section>
  );
}

function mineName({ kind, onto }: MergeSession): string {
  return kind === 'conflict' ? `Mine: ${versionNumber(onto)}` : 'Mine: not saved yet';
}

function regionsOf({ sections, parts }: MergeSession): CodeRegion[] {
  let start = 0;
  return parts.flatMap((part, index) => {
    const section = sections[index];
    const from = start;
    start += part.length;
    if (section === undefined || section.kind === 'untouched') {
      return [];
    }
    const choice = choiceOf(section, part);
    const kind = choice === 'open' || choice === 'theirs' || choice === 'mine' ? choice : 'other';
    return [{ start: from, end: start, kind }];
  });
}
