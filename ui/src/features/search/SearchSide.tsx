import { useCallback, useState } from 'react';
import { readVisit, writeVisit } from '#shared/storage/stored.ts';
import { SearchPanel } from './SearchPanel.tsx';
import { parametersOf, type Search, searchOf } from './searchAddress.ts';

const key = 'ved.search';

/** The search beside the editor; what was searched for last is there again. */
export function SearchSide({ request }: { request: { query: string; count: number } }) {
  const [search, setSearch] = useState<Search>(() => ({
    ...searchOf(new URLSearchParams(readVisit(key) ?? '')),
    ...(request.query === '' ? {} : { query: request.query }),
  }));
  const [seen, setSeen] = useState(request.count);
  if (seen !== request.count) {
    setSeen(request.count);
    if (request.query !== '') {
      setSearch({ ...search, query: request.query });
    }
  }
  const onSearch = useCallback((next: Search) => {
    setSearch(next);
    writeVisit(key, parametersOf(next).toString());
  }, []);
  return <SearchPanel search={search} onSearch={onSearch} focus={request.count} />;
}
