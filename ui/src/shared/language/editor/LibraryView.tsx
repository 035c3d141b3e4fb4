import { ActionIcon } from '@mantine/core';
import { IconBook2, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { monaco, useCommonOptions } from '../../code/monaco.ts';
import classes from './LibraryView.module.css';
import { libraryName } from './libraryName.ts';
import { type OpenedLibrary, openLibrary, useOpenedLibrary } from './openedLibrary.ts';

/** A file that a definition led to, over the editor that it was asked from, to be read. */
export function LibraryView({ editor }: { editor: monaco.editor.ICodeEditor }) {
  const opened = useOpenedLibrary();
  if (opened === null || opened.editor !== editor.getId()) {
    return null;
  }
  return <Library key={opened.uri} opened={opened} below={editor} />;
}

function Library({ opened, below }: { opened: OpenedLibrary; below: monaco.editor.ICodeEditor }) {
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const options = useCommonOptions();
  const name = libraryName(opened.uri);
  const atStart = useRef({ options, name });

  useEffect(() => {
    if (host.current === null) {
      return;
    }
    const editor = monaco.editor.create(host.current, {
      ...atStart.current.options,
      model: monaco.editor.getModel(monaco.Uri.parse(opened.uri)),
      readOnly: true,
      domReadOnly: true,
      ariaLabel: `${atStart.current.name}, read only`,
    });
    shown.current = editor;
    editor.addCommand(
      monaco.KeyCode.Escape,
      () => openLibrary(null),
      '!findWidgetVisible && !editorHasSelection',
    );
    return () => {
      shown.current = null;
      editor.dispose();
      below.focus();
    };
  }, [opened.uri, below]);

  useEffect(() => {
    const place = { lineNumber: opened.line, column: opened.column };
    shown.current?.setPosition(place);
    shown.current?.revealPositionInCenter(place);
    shown.current?.focus();
  }, [opened]);

  // Another script may be shown in the editor below.
  useEffect(() => () => openLibrary(null), []);

  return (
    <section className={classes.view} aria-label={`Library ${name}`}>
      <header className={classes.bar}>
        <IconBook2 size={15} aria-hidden />
        <span className={classes.name}>{name}</span>
        <span className={classes.hint}>read only</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Back to the script"
          title="Back to the script (Esc)"
          onClick={() => openLibrary(null)}
        >
          <IconX size={15} />
        </ActionIcon>
      </header>
      <div ref={host} className={classes.code} />
    </section>
  );
}
