import { queryOptions, useQuery } from '@tanstack/react-query';
import { Store, useStore } from '../store/Store.ts';
import { answer, api } from './client.ts';
import type { User } from './types.ts';

const ended = new Store(false);
const epoch = new Store(0);

/** The server no longer knows this session: the page asks for the password and keeps what it shows. */
export function sessionEnded(): void {
  ended.set(true);
}

export function sessionRenewed(): void {
  epoch.set(epoch.get() + 1);
  ended.set(false);
}

/** Tells when the session ends, and when there is a new one. */
export const onSessionChange = ended.subscribe;

export function hasSessionEnded(): boolean {
  return ended.get();
}

/** Changes with each new session, for what must be opened again with it. */
export function useSessionEpoch(): number {
  return useStore(epoch);
}

export function useSessionEnded(): boolean {
  return useStore(ended);
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
