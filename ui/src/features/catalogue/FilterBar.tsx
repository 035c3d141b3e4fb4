import { Chip, CloseButton, Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import type { Script } from '#shared/api/types.ts';
import { count, plural } from '#shared/format/numbers.ts';
import { cx } from '#shared/ui/classes.ts';
import classes from './Catalogue.module.css';
import {
  type CatalogueRow,
  type Filters,
  isFailing,
  isInConflict,
  isMine,
  isNotOnProd,
} from './rows.ts';

/** The first is of no use to those who change nothing. */
const choices = [
  { filter: 'mine', label: 'Mine' },
  { filter: 'failing', label: 'Failing' },
  { filter: 'notOnProd', label: 'Not on prod' },
  { filter: 'conflict', label: 'Conflict' },
] as const;

export function FilterBar({
  scripts,
  rows,
  filters,
  user,
  editor,
  onChange,
}: {
  scripts: readonly Script[];
  rows: readonly CatalogueRow[];
  filters: Filters;
  user: string;
  editor: boolean;
  onChange: (change: Partial<Filters>) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const amounts = useMemo(
    () => ({
      mine: scripts.filter((script) => isMine(script, user)).length,
      failing: scripts.filter(isFailing).length,
      notOnProd: scripts.filter(isNotOnProd).length,
      conflict: scripts.filter(isInConflict).length,
    }),
    [scripts, user],
  );
  const shown = rows.filter((row) => row.kind === 'script').length;
  useSlash(input);
  return (
    <div className={classes.filters}>
      <TextInput
        ref={input}
        size="xs"
        className={classes.search ?? ''}
        aria-label="Search the scripts"
        placeholder="Search by number, name, text or person"
        leftSection={<IconSearch size={14} />}
        rightSection={
          filters.search === '' ? (
            <Kbd aria-hidden>/</Kbd>
          ) : (
            <CloseButton
              size="xs"
              aria-label="Clear the search"
              onClick={() => onChange({ search: '' })}
            />
          )
        }
        value={filters.search}
        onChange={(event) => onChange({ search: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            onChange({ search: '' });
            input.current?.blur();
          } else if (event.key === 'ArrowDown') {
            event.preventDefault();
            document.querySelector<HTMLElement>('[data-script-row]')?.focus();
          }
        }}
      />
      {(editor ? choices : choices.slice(1)).map(({ filter, label }) => (
        <Filter
          key={filter}
          label={label}
          amount={amounts[filter]}
          checked={filters[filter]}
          onChange={(value) => onChange({ [filter]: value })}
        />
      ))}
      <span className={classes.amount} role="status">
        {shown === scripts.length
          ? plural(scripts.length, 'script')
          : `${count(shown)} of ${plural(scripts.length, 'script')}`}
      </span>
    </div>
  );
}

function Filter({
  label,
  amount,
  checked,
  onChange,
}: {
  label: string;
  amount: number;
  checked: boolean;
  onChange: (value: boolean) => void;
}) {
  return (
    <Chip
      size="xs"
      radius="sm"
      variant="outline"
      classNames={{ label: cx(classes.chip) }}
      checked={checked}
      disabled={amount === 0 && !checked}
      onChange={onChange}
    >
      {label} <span className={classes.chipCount}>{count(amount)}</span>
    </Chip>
  );
}

/** `/` goes to the search from anywhere but a field. */
function useSlash(input: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const target = event.target as HTMLElement | null;
      const typing = target?.closest('input, textarea, [contenteditable], [role="dialog"]');
      if (event.key === '/' && !event.ctrlKey && !event.metaKey && !typing) {
        event.preventDefault();
        input.current?.focus();
        input.current?.select();
      }
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [input]);
}
