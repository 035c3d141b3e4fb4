import { type RefObject, useEffect, useRef } from 'react';
import { explain, ProblemError } from '#shared/api/problem.ts';
import { plural } from '#shared/format/numbers.ts';
import classes from './Search.module.css';
import { SearchBox } from './SearchBox.tsx';
import { linesOf, SearchResults } from './SearchResults.tsx';
import type { Search } from './searchAddress.ts';
import { useSearch } from './useSearch.ts';

/** Finds a text in all scripts: what to find above, what was found below. */
export function SearchPanel({
  search,
  onSearch,
  focus,
}: {
  search: Search;
  onSearch: (search: Search) => void;
  /** With each other value the field is ready to be typed into. */
  focus: unknown;
}) {
  const input = useRef<HTMLInputElement>(null);
  const found = useSearch(search);
  const refused = found.error instanceof ProblemError && found.error.problem.status === 400;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it is asked for
  useEffect(() => input.current?.select(), [focus]);
  return (
    <div className={classes.panel}>
      <SearchBox
        search={search}
        input={input as RefObject<HTMLInputElement | null>}
        invalid={refused ? explain(found.error).detail : null}
        onSearch={onSearch}
      />
      <Found search={search} found={found} refused={refused} />
    </div>
  );
}

function Found({
  search,
  found,
  refused,
}: {
  search: Search;
  found: ReturnType<typeof useSearch>;
  refused: boolean;
}) {
  if (search.query === '') {
    return (
      <p className={classes.hint}>
        Finds a text in every script, line by line. The arrow keys go along what is found.
      </p>
    );
  }
  if (found.error !== null) {
    return refused ? null : <p className={classes.hint}>{explain(found.error).detail}</p>;
  }
  if (found.data === undefined) {
    return (
      <p className={classes.hint} role="status">
        Looking…
      </p>
    );
  }
  const { scripts } = found.data;
  return (
    <>
      <p className={classes.summary} role="status" data-stale={found.isPlaceholderData}>
        {scripts.length === 0
          ? `Nothing found ${search.branch === 'prod' ? 'on prod' : 'in the scripts as you see them'}.`
          : `${plural(linesOf(found.data), 'line')} in ${plural(scripts.length, 'script')}`}
      </p>
      <SearchResults result={found.data} />
    </>
  );
}
