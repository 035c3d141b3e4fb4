import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Filters } from './rows.ts';

/** The address follows after the last key. */
const pause = 150;

/**
 * The filters, also in the address: they survive a reload and the way back. Typing must not wait
 * for the router, so the address follows.
 */
export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const [filters, setFilters] = useState(() => read(parameters));
  const written = useRef(parameters.toString());
  const address = parameters.toString();

  useEffect(() => {
    if (address !== written.current) {
      written.current = address;
      setFilters(read(new URLSearchParams(address)));
    }
  }, [address]);

  useEffect(() => {
    const timer = setTimeout(() => {
      const next = write(filters);
      if (next.toString() !== written.current) {
        written.current = next.toString();
        setParameters(next, { replace: true });
      }
    }, pause);
    return () => clearTimeout(timer);
  }, [filters, setParameters]);

  const change = useCallback(
    (wanted: Partial<Filters>) => setFilters((current) => ({ ...current, ...wanted })),
    [],
  );
  return [filters, change];
}

function read(parameters: URLSearchParams): Filters {
  return {
    search: parameters.get('q') ?? '',
    mine: parameters.has('mine'),
    failing: parameters.has('failing'),
    notOnProd: parameters.has('not-on-prod'),
    conflict: parameters.has('conflict'),
  };
}

function write(filters: Filters): URLSearchParams {
  return new URLSearchParams([
    ...(filters.search === '' ? [] : [['q', filters.search]]),
    ...(filters.mine ? [['mine', '1']] : []),
    ...(filters.failing ? [['failing', '1']] : []),
    ...(filters.notOnProd ? [['not-on-prod', '1']] : []),
    ...(filters.conflict ? [['conflict', '1']] : []),
  ]);
}
