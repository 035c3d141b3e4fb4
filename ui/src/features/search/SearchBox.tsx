import { ActionIcon, SegmentedControl, TextInput, Tooltip } from '@mantine/core';
import { IconLetterCase, IconRegex, IconTextRecognition } from '@tabler/icons-react';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import classes from './Search.module.css';
import { longestQuery, type Search } from './searchAddress.ts';

const pause = 250;

const options = [
  { key: 'case', label: 'Match upper and lower case', icon: IconLetterCase },
  { key: 'word', label: 'Whole words only', icon: IconTextRecognition },
  { key: 'regex', label: 'Regular expression (RE2)', icon: IconRegex },
] as const;

/** What to find, and how. It is looked for a moment after it was typed. */
export function SearchBox({
  search,
  input,
  invalid,
  onSearch,
}: {
  search: Search;
  input: RefObject<HTMLInputElement | null>;
  /** Why it cannot be looked for. */
  invalid: string | null;
  onSearch: (search: Search) => void;
}) {
  const [typed, setTyped] = useState(search.query);
  const [from, setFrom] = useState(search.query);
  const [told, setTold] = useState(search.query);
  if (from !== search.query) {
    setFrom(search.query);
    // What was told here comes back late: more may have been typed since.
    if (told !== search.query) {
      setTold(search.query);
      setTyped(search.query);
    }
  }

  const tell = useCallback(
    (next: Search) => {
      setTold(next.query);
      onSearch(next);
    },
    [onSearch],
  );

  useEffect(() => {
    if (typed === search.query) {
      return undefined;
    }
    const timer = setTimeout(() => tell({ ...search, query: typed }), pause);
    return () => clearTimeout(timer);
  }, [typed, search, tell]);

  return (
    <search className={classes.box} aria-label="All scripts">
      <form
        className={classes.row}
        onSubmit={(event) => {
          event.preventDefault();
          tell({ ...search, query: typed });
        }}
      >
        <TextInput
          ref={input}
          className={classes.input ?? ''}
          size="xs"
          aria-label="Find in all scripts"
          placeholder="Find in all scripts"
          maxLength={longestQuery}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          error={invalid}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {options.map(({ key, label, icon: Icon }) => (
          <Tooltip key={key} label={label}>
            <ActionIcon
              className={classes.option ?? ''}
              aria-label={label}
              aria-pressed={search[key]}
              onClick={() => tell({ ...search, query: typed, [key]: !search[key] })}
            >
              <Icon size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        ))}
      </form>
      <SegmentedControl
        size="xs"
        aria-label="Where to look"
        value={search.branch}
        onChange={(branch) => tell({ ...search, query: typed, branch })}
        data={[
          { value: 'own', label: 'As I see them' },
          { value: 'prod', label: 'On prod' },
        ]}
      />
    </search>
  );
}
