import { queryOptions, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { answer, api } from './client.ts';
import type { User } from './types.ts';

let ended = false;
let epoch = 0;
const listeners = new Set<() => void>();

/** The server no longer knows this session: the page asks for the password and keeps what it shows. */
export function sessionEnded(): void {
  setEnded(true);
}

export function sessionRenewed(): void {
  epoch++;
  setEnded(false);
}

/** Changes with each new session, for what must be opened again with it. */
export function useSessionEpoch(): number {
  return useSyncExternalStore(subscribe, () => epoch);
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => ended);
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answer(api.GET('/api/auth/me', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export function useMe() {
  return useQuery(meQuery);
}

export function isEditor(user: User | undefined): boolean {
  return user?.roles.includes('editor') ?? false;
}

function setEnded(value: boolean): void {
  if (ended !== value) {
    ended = value;
    for (const listener of listeners) {
      listener();
    }
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
