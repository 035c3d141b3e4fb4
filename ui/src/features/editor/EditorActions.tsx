import { Button, Kbd, Menu, Tooltip } from '@mantine/core';
import { IconGitMerge, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { SplitButton } from '#shared/ui/SplitButton.tsx';
import { copyLink } from './copyLink.ts';
import { SaveButton } from './SaveButton.tsx';
import { ScriptMenu } from './ScriptMenu.tsx';
import type { Editing } from './useEditing.ts';
import type { RunningScript } from './useRunScript.ts';

/** Save, merge, run; with their keys, which work outside the text too. */
export function EditorActions({ editing, running }: { editing: Editing; running: RunningScript }) {
  const { script, document, merge } = editing;
  const [asking, setAsking] = useState(false);
  useKeys({
    save: () => void editing.save(),
    saveWithMessage: () => setAsking(document.dirty),
    run: () => running.run(),
  });
  const mergeable = !document.dirty && script.state !== 'same';
  const mergeHint = document.dirty
    ? 'Save first: only saved versions can be merged'
    : mergeHints[script.state];
  return (
    <>
      <SaveButton
        dirty={document.dirty}
        saving={document.saving.saving}
        asking={asking}
        onAsk={setAsking}
        onSave={editing.save}
      />
      <Tooltip label={mergeHint} multiline maw={320}>
        <Button
          variant="default"
          leftSection={<IconGitMerge size={15} />}
          loading={merge.isPending}
          data-disabled={!mergeable}
          aria-disabled={!mergeable}
          onClick={() => mergeable && merge.mutate()}
        >
          Merge to prod
        </Button>
      </Tooltip>
      <SplitButton
        label="Run"
        hint={
          <>
            Run the text as it is here <Kbd>Ctrl+Enter</Kbd>
          </>
        }
        icon={<IconPlayerPlayFilled size={13} />}
        loading={running.starting}
        onClick={() => running.run()}
        menuLabel="Choose the data to run on"
      >
        <Menu.Label>Run on</Menu.Label>
        <Menu.Item onClick={() => running.run('test')}>
          {script.has_test_data ? 'Test data' : 'No data: there is no test data yet'}
        </Menu.Item>
        <Menu.Item disabled={!script.has_production_data} onClick={() => running.run('production')}>
          {script.has_production_data ? 'Production data' : 'Production data: none stored'}
        </Menu.Item>
      </SplitButton>
      <ScriptMenu
        document={document}
        actions={editing.actions}
        onCopyLink={() => void copyLink(script.id, document.handle.current?.cursor().line ?? 1)}
      />
    </>
  );
}

const mergeHints = {
  same: 'prod has this version',
  new: 'Put this version on prod, so that Run all includes it',
  ahead: 'Put this version on prod, so that Run all includes it',
  behind: 'prod has moved on; merging joins both and shows what came in',
  conflict: 'You and prod changed the same lines; merging lets you decide',
} as const;

function useKeys(keys: { save: () => void; saveWithMessage: () => void; run: () => void }): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.defaultPrevented) {
        return;
      }
      if (event.key.toLowerCase() === 's') {
        event.preventDefault();
        latest.current[event.shiftKey ? 'saveWithMessage' : 'save']();
      } else if (event.key === 'Enter') {
        event.preventDefault();
        latest.current.run();
      }
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
