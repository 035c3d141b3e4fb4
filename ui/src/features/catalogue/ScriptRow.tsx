import { Tooltip } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { memo, type PointerEvent } from 'react';
import { Link } from 'react-router';
import type { Script } from '#shared/api/types.ts';
import { orderingNumber, versionNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { ProdBadge } from '#shared/scripts/ProdBadge.tsx';
import { cx } from '#shared/ui/classes.ts';
import { StatusMark } from '#shared/ui/StatusMark.tsx';
import { Time } from '#shared/ui/Time.tsx';
import classes from './Catalogue.module.css';
import { RowDetails } from './RowDetails.tsx';
import { RowMenu } from './RowMenu.tsx';
import { highlighted } from './rows.ts';
import type { RowVerbs } from './useRowVerbs.ts';
import { useTip } from './useTip.ts';
import { AtWork } from './work/AtWork.tsx';

export const ScriptRow = memo(function ScriptRow({
  script,
  index,
  grouped,
  search,
  running,
  dragged,
  user,
  verbs,
  onDiff,
  onGrab,
}: {
  script: Script;
  index: number;
  grouped: boolean;
  search: string;
  running: boolean;
  dragged: boolean;
  user: string;
  /** Null for those who only watch. */
  verbs: RowVerbs | null;
  onDiff: RowVerbs['showDiff'];
  onGrab: (press: PointerEvent, script: Script) => void;
}) {
  const tip = useTip();
  return (
    <div
      className={cx(classes.row, grouped && classes.beside, dragged && classes.dragged)}
      onPointerDown={(press) => {
        tip.hide();
        if (verbs !== null && press.pointerType === 'mouse' && isLoose(press.target)) {
          onGrab(press, script);
        }
      }}
    >
      {verbs !== null && (
        <span
          className={classes.grip}
          onPointerDown={(press) => {
            press.stopPropagation();
            onGrab(press, script);
          }}
          aria-hidden
        >
          <IconGripVertical size={14} />
        </span>
      )}
      <Link
        to={`/editor/${script.id}`}
        className={classes.link}
        data-script-row={index}
        data-script={script.id}
        aria-keyshortcuts={verbs === null ? undefined : 'Alt+ArrowUp Alt+ArrowDown'}
        draggable={false}
        onPointerEnter={tip.show}
        onPointerLeave={tip.hide}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && tip.show()}
        onBlur={tip.hide}
        onKeyDown={tip.hide}
      >
        <span className={classes.number}>{orderingNumber(script.ordering_number)}</span>
        <Tooltip
          label={<RowDetails script={script} />}
          opened={tip.open && !dragged}
          position="right-start"
          offset={12}
          classNames={{ tooltip: classes.tip ?? '' }}
        >
          <span className={classes.title}>
            <span className={classes.name}>
              {highlighted(visibleText(script.descriptive_name), search).map((part, at) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
                at % 2 === 1 ? <mark key={at}>{part}</mark> : part,
              )}
            </span>
            <ProdBadge state={script.state} />
          </span>
        </Tooltip>
        <span className={classes.version}>{versionNumber(script.version)}</span>
        <span className={classes.run}>
          {running ? (
            <StatusMark status="running" />
          ) : script.last_run === null ? (
            <span className={classes.never}>never run</span>
          ) : (
            <>
              <StatusMark status={script.last_run.status} />
              <span className={classes.when}>
                <Time at={script.last_run.finished_at} />
              </span>
            </>
          )}
        </span>
        <span className={classes.who}>{script.committer}</span>
      </Link>
      <span className={classes.people}>
        <AtWork script={script} user={user} editor={verbs !== null} onDiff={onDiff} />
      </span>
      {verbs !== null && <RowMenu script={script} verbs={verbs} />}
    </div>
  );
});

/** Not on something that a press means to use. */
function isLoose(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, input, [role="menu"]') === null;
}
