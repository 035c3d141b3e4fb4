import { Button, Kbd, Menu, Tooltip } from '@mantine/core';
import { IconDeviceFloppy, IconGitMerge, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Script } from '#shared/api/types.ts';
import { SplitButton } from '#shared/ui/SplitButton.tsx';
import type { EditedDocument } from './useDocument.ts';
import type { Merge } from './useMerge.ts';
import type { RunningScript } from './useRunScript.ts';

/** Save, merge, run; with their keys, which work outside the text too. */
export function EditorActions({
  script,
  document,
  merge,
  running,
}: {
  script: Script;
  document: EditedDocument;
  merge: Merge;
  running: RunningScript;
}) {
  useKeys(document.save, () => running.run());
  const mergeHint = document.dirty
    ? 'Save first: only saved versions can be merged'
    : script.state === 'same'
      ? 'prod has this version'
      : 'Put this version on prod, so that Run all includes it';
  return (
    <>
      <Tooltip
        label={
          document.dirty ? (
            <>
              Save <Kbd>Ctrl+S</Kbd>
            </>
          ) : (
            'Everything is saved'
          )
        }
      >
        <Button
          variant={document.dirty ? 'light' : 'default'}
          leftSection={<IconDeviceFloppy size={15} />}
          loading={document.saving}
          data-disabled={!document.dirty}
          aria-disabled={!document.dirty}
          onClick={document.save}
        >
          Save
        </Button>
      </Tooltip>
      <Tooltip label={mergeHint}>
        <Button
          variant="default"
          leftSection={<IconGitMerge size={15} />}
          loading={merge.isPending}
          data-disabled={document.dirty || script.state === 'same'}
          aria-disabled={document.dirty || script.state === 'same'}
          onClick={() => {
            if (!document.dirty && script.state !== 'same') {
              merge.mutate();
            }
          }}
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
    </>
  );
}

function useKeys(save: () => void, run: () => void): void {
  const latest = useRef({ save, run });
  latest.current = { save, run };
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.defaultPrevented) {
        return;
      }
      if (event.key.toLowerCase() === 's') {
        event.preventDefault();
        latest.current.save();
      } else if (event.key === 'Enter') {
        event.preventDefault();
        latest.current.run();
      }
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
