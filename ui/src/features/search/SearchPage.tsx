import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { handleSearches } from '#shared/search/searchRequests.ts';
import { Page } from '#shared/ui/Page.tsx';
import { SearchPanel } from './SearchPanel.tsx';
import { parametersOf, type Search, searchOf } from './searchAddress.ts';

/** The search over all scripts with a page of its own; its address can be kept. */
export function SearchPage() {
  const [parameters, setParameters] = useSearchParams();
  const [asked, setAsked] = useState(0);
  useEffect(() => handleSearches(() => setAsked((before) => before + 1)), []);
  const onSearch = useCallback(
    (search: Search) => setParameters(parametersOf(search), { replace: true }),
    [setParameters],
  );
  return (
    <Page title="Find in all scripts">
      <SearchPanel search={searchOf(parameters)} onSearch={onSearch} focus={asked} />
    </Page>
  );
}
