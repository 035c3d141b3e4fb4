import { Button, Select } from '@mantine/core';
import { useAssistance } from '#shared/assistant/assistance.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { useScripts } from '#shared/scripts/scripts.ts';
import classes from './Log.module.css';
import type { LogFilter } from './logFilter.ts';
import { useCosts } from './useCosts.ts';

/** Whose answers, about which script, by which model. */
export function LogFilters({
  filter,
  onFilter,
}: {
  filter: LogFilter;
  onFilter: (filter: LogFilter) => void;
}) {
  const scripts = useScripts().data ?? [];
  const users = useCosts('user', everything).data ?? [];
  const models = useCosts('model', everything).data ?? [];
  const offered = useAssistance(true).data?.models ?? [];
  const names = [...new Set([...models.map(({ key }) => key), ...offered.map(({ id }) => id)])];
  const any =
    filter.user !== '' || filter.model !== '' || filter.script !== null || filter.version !== null;
  return (
    <search className={classes.filters} aria-label="Filter">
      <Select
        size="xs"
        aria-label="User"
        placeholder="All users"
        clearable
        searchable
        data={withChosen(
          users.map(({ key }) => key),
          filter.user,
        )}
        value={filter.user || null}
        onChange={(user) => onFilter({ ...filter, user: user ?? '' })}
      />
      <Select
        size="xs"
        className={classes.scriptFilter ?? ''}
        aria-label="Script"
        placeholder="All scripts"
        clearable
        searchable
        limit={60}
        data={withScript(
          scripts.map((script) => ({
            value: String(script.id),
            label: `${orderingNumber(script.ordering_number)} ${visibleText(script.descriptive_name)}`,
          })),
          filter.script,
        )}
        value={filter.script === null ? null : String(filter.script)}
        onChange={(script) =>
          onFilter({ ...filter, script: script === null ? null : Number(script), version: null })
        }
      />
      <Select
        size="xs"
        className={classes.scriptFilter ?? ''}
        aria-label="Model"
        placeholder="All models"
        clearable
        searchable
        limit={60}
        data={withChosen(names, filter.model)}
        value={filter.model || null}
        onChange={(model) => onFilter({ ...filter, model: model ?? '' })}
      />
      {any && (
        <Button variant="subtle" size="compact-xs" onClick={() => onFilter(none)}>
          Show all
        </Button>
      )}
    </search>
  );
}

const none: LogFilter = { user: '', model: '', script: null, version: null };
const everything = none;

function withChosen(known: readonly string[], chosen: string): string[] {
  return chosen === '' || known.includes(chosen) ? [...known] : [...known, chosen];
}

function withScript(known: { value: string; label: string }[], chosen: number | null) {
  return chosen === null || known.some(({ value }) => value === String(chosen))
    ? known
    : [...known, { value: String(chosen), label: `Script ${chosen}` }];
}
