import { useCallback, useSyncExternalStore } from 'react';
import { readStored, writeStored } from '../storage/stored.ts';
import { type Preferences, parsePreference, preferenceDefaults } from './values.ts';

const keyOf = (key: keyof Preferences) => `ved.preference.${key}`;
const kept = new Map<keyof Preferences, Preferences[keyof Preferences]>();
const listeners = new Set<() => void>();

/** What is chosen in this browser, or the default. */
export function preference<K extends keyof Preferences>(key: K): Preferences[K] {
  const known = kept.get(key);
  if (known !== undefined) {
    return known as Preferences[K];
  }
  const read = parsePreference(key, readStored(keyOf(key)));
  kept.set(key, read);
  return read;
}

/** Chooses, for every window of this browser. */
export function setPreference<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
  kept.set(key, value);
  writeStored(keyOf(key), value === preferenceDefaults[key] ? null : JSON.stringify(value));
  tell();
}

/** A preference and how to change it; follows what other parts and windows choose. */
export function usePreference<K extends keyof Preferences>(
  key: K,
): [Preferences[K], (value: Preferences[K]) => void] {
  const value = useSyncExternalStore(subscribePreferences, () => preference(key));
  const set = useCallback((next: Preferences[K]) => setPreference(key, next), [key]);
  return [value, set];
}

/** Calls back after any preference changed. */
function subscribePreferences(listener: () => void): () => void {
  if (listeners.size === 0 && typeof window !== 'undefined') {
    window.addEventListener('storage', onStorage);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && typeof window !== 'undefined') {
      window.removeEventListener('storage', onStorage);
    }
  };
}

/** Another window chose; without a key all was cleared. */
function onStorage(event: StorageEvent): void {
  if (event.key === null || event.key.startsWith('ved.preference.')) {
    kept.clear();
    tell();
  }
}

function tell(): void {
  for (const listener of listeners) {
    listener();
  }
}
