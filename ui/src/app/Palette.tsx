import { Kbd, Modal } from '@mantine/core';
import { IconBolt, IconFileCode, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { cx } from '#shared/ui/classes.ts';
import classes from './Palette.module.css';
import { closePalette, openPalette, usePaletteOpen } from './paletteStore.ts';
import { type PaletteEntry, usePaletteEntries } from './usePaletteEntries.ts';

/** Every script and every action, by name. */
export function Palette() {
  const open = usePaletteOpen();
  useShortcut();
  return (
    <Modal.Root
      opened={open}
      onClose={closePalette}
      size={600}
      yOffset="11vh"
      classNames={{ content: cx(classes.content) }}
      // With the key that opens it: a transition would leave the next keys to what is behind.
      transitionProps={{ duration: 0 }}
      // The field takes the focus before Mantine knows where it was.
      returnFocus={false}
    >
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label="Command palette">
        <Search />
      </Modal.Content>
    </Modal.Root>
  );
}

function Search() {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const field = useFocusMeanwhile();
  const entries = usePaletteEntries(query);
  const selected = Math.min(at, entries.length - 1);

  useEffect(() => {
    list.current?.querySelector(`[data-entry="${selected}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  function choose(entry: PaletteEntry | undefined) {
    if (entry !== undefined) {
      // First of all the focus goes back to what the entry may be about.
      flushSync(closePalette);
      entry.run();
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const size = entries.length;
    if (size === 0 || event.nativeEvent.isComposing) {
      return;
    }
    switch (event.key) {
      case 'ArrowDown':
        event.preventDefault();
        setAt((selected + 1) % size);
        return;
      case 'ArrowUp':
        event.preventDefault();
        setAt((selected - 1 + size) % size);
        return;
      case 'Enter':
        event.preventDefault();
        choose(entries[selected]);
    }
  }

  return (
    <>
      <div className={classes.search}>
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <input
          ref={field}
          data-autofocus
          className={classes.input}
          role="combobox"
          aria-label="Find a script or an action"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={entries.length === 0 ? undefined : `palette-${selected}`}
          aria-autocomplete="list"
          placeholder="Find a script or an action"
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        ref={list}
        id="palette-list"
        role="listbox"
        aria-label="Results"
        className={classes.list}
      >
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input
          // biome-ignore lint/a11y/useFocusableInteractive: the input names the active option
          <div
            key={entry.id}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === selected}
            data-entry={index}
            className={cx(
              classes.entry,
              index === selected && classes.selected,
              index > 0 && entries[index - 1]?.kind !== entry.kind && classes.break,
            )}
            onMouseMove={() => setAt(index)}
            onClick={() => choose(entry)}
          >
            {entry.kind === 'script' ? (
              <IconFileCode size={16} stroke={1.6} className={classes.icon} aria-hidden />
            ) : (
              <IconBolt size={16} stroke={1.6} className={classes.icon} aria-hidden />
            )}
            {entry.number !== null && <span className={classes.number}>{entry.number}</span>}
            <span className={classes.label}>{entry.label}</span>
            {entry.keys !== null && <Kbd>{entry.keys}</Kbd>}
          </div>
        ))}
      </div>
      {entries.length === 0 && <p className={classes.none}>Nothing has that name.</p>}
    </>
  );
}

/** The focus while this is shown, and where it was before once it is not. */
function useFocusMeanwhile() {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const dialog = field.current?.closest('[role="dialog"]');
    field.current?.focus();
    return () => {
      const now = document.activeElement;
      const isElsewhere = now !== document.body && !dialog?.contains(now);
      if (!isElsewhere && before instanceof HTMLElement) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);
  return field;
}

/** Ctrl+K works inside the code editor too, where it would start a chord. */
function useShortcut(): void {
  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent) {
      const plain = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (plain && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        event.stopPropagation();
        openPalette();
      }
    }
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      closePalette();
    };
  }, []);
}
