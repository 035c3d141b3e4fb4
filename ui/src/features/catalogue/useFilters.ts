import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import type { Filters } from './rows.ts';

/** The filters live in the address: they survive a reload and the way back. */
export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const filters: Filters = {
    search: parameters.get('q') ?? '',
    failing: parameters.has('failing'),
    notOnProd: parameters.has('not-on-prod'),
  };
  const change = useCallback(
    (wanted: Partial<Filters>) => {
      setParameters(
        (current) => {
          const next = new URLSearchParams(current);
          if (wanted.search !== undefined) {
            put(next, 'q', wanted.search);
          }
          if (wanted.failing !== undefined) {
            put(next, 'failing', wanted.failing ? '1' : '');
          }
          if (wanted.notOnProd !== undefined) {
            put(next, 'not-on-prod', wanted.notOnProd ? '1' : '');
          }
          return next;
        },
        { replace: true },
      );
    },
    [setParameters],
  );
  return [filters, change];
}

function put(parameters: URLSearchParams, name: string, value: string): void {
  if (value === '') {
    parameters.delete(name);
  } else {
    parameters.set(name, value);
  }
}
