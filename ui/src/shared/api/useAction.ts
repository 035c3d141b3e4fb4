import {
  type MutateFunctionRest,
  type UseMutationOptions,
  type UseMutationResult,
  useMutation,
} from '@tanstack/react-query';
import { useCallback, useRef } from 'react';

/**
 * A mutation that is not begun again with the same variables while it runs. The page shows that it
 * runs a moment after it began; the second click of a double click comes before.
 */
export function useAction<Data, Variables = void>(
  options: UseMutationOptions<Data, Error, Variables>,
): UseMutationResult<Data, Error, Variables> {
  const mutation = useMutation<Data, Error, Variables>(options);
  const running = useRef(new Map<string, Promise<Data>>());
  const { mutateAsync: begin } = mutation;
  const mutateAsync = useCallback(
    (...rest: MutateFunctionRest<Data, Error, Variables>) => {
      const key = JSON.stringify(rest[0]) ?? '';
      const already = running.current.get(key);
      if (already !== undefined) {
        return already;
      }
      const begun = begin(...rest).finally(() => running.current.delete(key));
      running.current.set(key, begun);
      return begun;
    },
    [begin],
  );
  const mutate = useCallback(
    (...rest: MutateFunctionRest<Data, Error, Variables>) => {
      // Told by `onError`, or shown by the page.
      mutateAsync(...rest).catch(() => undefined);
    },
    [mutateAsync],
  );
  return { ...mutation, mutate, mutateAsync };
}
