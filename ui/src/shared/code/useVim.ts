import { useEffect, useRef } from 'react';
import { usePreference } from '../preferences/preferences.ts';
import { notice } from '../ui/notices.ts';
import type { monaco } from './monaco.ts';

type CodeEditor = monaco.editor.IStandaloneCodeEditor;

/** Its types leave this out. */
interface WithVim {
  readonly Vim: {
    defineEx(name: string, prefix: string, run: (adapter: { editor: unknown }) => void): void;
  };
}

/** What `:w` does, by the editor in which it is typed: vim's commands are the same for all. */
const saves = new Map<unknown, () => void>();

/** Gives an editor vim's keys while that is wished; they are fetched only then. Whether they are. */
export function useVim(
  editor: CodeEditor | null,
  status: HTMLElement | null,
  onSave: () => void,
): boolean {
  const [wished] = usePreference('vim');
  const save = useRef(onSave);
  save.current = onSave;
  useEffect(() => {
    if (!wished || editor === null || status === null) {
      return undefined;
    }
    let gone = false;
    let end = () => undefined;
    import('monaco-vim').then(
      ({ initVimMode, VimMode }) => {
        if (gone) {
          return;
        }
        (VimMode as unknown as WithVim).Vim.defineEx('write', 'w', (adapter) =>
          saves.get(adapter.editor)?.(),
        );
        saves.set(editor, () => save.current());
        const mode = initVimMode(editor, status);
        end = () => {
          saves.delete(editor);
          mode.dispose();
          status.replaceChildren();
          return undefined;
        };
      },
      () =>
        notice(
          'warn',
          'The keys of vim could not be loaded',
          'The usual keys work. Load the page again to try once more.',
        ),
    );
    return () => {
      gone = true;
      end();
    };
  }, [wished, editor, status]);
  return wished;
}
