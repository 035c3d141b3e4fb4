import { Button, Modal } from '@mantine/core';
import { IconCheck, IconGitMerge } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { explain, ProblemError } from '#shared/api/problem.ts';
import type { Script } from '#shared/api/types.ts';
import { plural, versionNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { ProdBadge } from '#shared/scripts/ProdBadge.tsx';
import { NumberedLink } from '../NumberedLink.tsx';
import classes from './MergeAll.module.css';
import { useMergeAll } from './useMergeAll.ts';

/** Says what merging all would do, does it, and tells the result or everything in the way. */
export function MergeAllDialog({
  scripts,
  onClose,
}: {
  /** The scripts with unmerged work of the user. */
  scripts: readonly Script[];
  onClose: () => void;
}) {
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const merge = useMergeAll(() => isOpen.current);
  const conflicts = scripts.filter((script) => script.state === 'conflict').length;
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title="Merge all mine"
      transitionProps={{ duration: 80 }}
    >
      {merge.data !== undefined ? (
        <>
          <p className={classes.text} role="status">
            {plural(merge.data.length, 'script')} went to prod in one commit. Run all includes{' '}
            {merge.data.length === 1 ? 'it' : 'them'} from now on.
          </p>
          <ul className={classes.list} aria-label="Merged">
            {merge.data.map((script) => (
              <Entry key={script.id} script={script} onOpen={onClose}>
                <span className={classes.good}>
                  <IconCheck size={14} aria-hidden /> {versionNumber(script.version)}
                </span>
                {script.joined !== null && (
                  <span className={classes.dim}>joined with what prod had</span>
                )}
              </Entry>
            ))}
          </ul>
          <Foot>
            <Button onClick={onClose}>Close</Button>
          </Foot>
        </>
      ) : (
        <>
          {merge.error === null ? (
            <p className={classes.text}>
              {scripts.length === 0
                ? 'You have no work that is not on prod.'
                : `${plural(scripts.length, 'script')} of yours would go to prod in one commit: all of them or none.`}
              {conflicts > 0 &&
                ` ${conflicts === 1 ? 'One is' : `${conflicts} are`} in conflict with prod and must be resolved first.`}
            </p>
          ) : (
            <Refused error={merge.error} onOpen={onClose} />
          )}
          {blockersOf(merge.error) === null && (
            <ul className={classes.list} aria-label="To be merged">
              {scripts.map((script) => (
                <Entry key={script.id} script={script} onOpen={onClose}>
                  <span className={classes.dim}>{versionNumber(script.version)}</span>
                  <ProdBadge state={script.state} />
                </Entry>
              ))}
            </ul>
          )}
          <Foot>
            <Button variant="default" onClick={onClose}>
              {merge.error === null ? 'Cancel' : 'Close'}
            </Button>
            <Button
              leftSection={<IconGitMerge size={15} />}
              loading={merge.isPending}
              disabled={scripts.length === 0}
              onClick={() => merge.mutate()}
            >
              {merge.error === null ? `Merge ${plural(scripts.length, 'script')}` : 'Try again'}
            </Button>
          </Foot>
        </>
      )}
    </Modal>
  );
}

function Refused({ error, onOpen }: { error: Error; onOpen: () => void }) {
  const { title, detail } = explain(error);
  const blockers = blockersOf(error);
  return (
    <div role="alert">
      <p className={classes.bad}>{title}</p>
      <p className={classes.text}>{detail}</p>
      {blockers !== null && (
        <ul className={classes.list} aria-label="In the way">
          {blockers.map((blocker) => (
            <li key={`${blocker.script_id} ${blocker.code}`} className={classes.blocker}>
              <NumberedLink
                id={blocker.script_id}
                number={blocker.ordering_number}
                name={blocker.descriptive_name}
                onOpen={onOpen}
              />
              <span className={classes.why}>{visibleText(blocker.detail)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Entry({
  script,
  onOpen,
  children,
}: {
  script: Script;
  onOpen: () => void;
  children: ReactNode;
}) {
  return (
    <li className={classes.entry}>
      <NumberedLink
        id={script.id}
        number={script.ordering_number}
        name={script.descriptive_name}
        onOpen={onOpen}
      />
      {children}
    </li>
  );
}

function Foot({ children }: { children: ReactNode }) {
  return <div className={classes.foot}>{children}</div>;
}

function blockersOf(error: Error | null) {
  return error instanceof ProblemError ? (error.problem.blockers ?? null) : null;
}
