import { useCallback, useState } from 'react';

/** What the browser keeps, or null where it is blocked. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Whether it could be kept. */
export function writeStored(key: string, value: string | null): boolean {
  try {
    if (value === null) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, value);
    }
    return true;
  } catch {
    return false;
  }
}

/** What this window keeps until it is closed, or null where that is blocked. */
export function readVisit(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export function writeVisit(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // The page works without.
  }
}

/** A choice out of a few that outlives the page. */
export function useStoredChoice<T extends string>(
  key: string,
  choices: readonly T[],
  first: T,
): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    const stored = readStored(key);
    return choices.find((choice) => choice === stored) ?? first;
  });
  const store = useCallback(
    (next: T) => {
      setValue(next);
      writeStored(key, next);
    },
    [key],
  );
  return [value, store];
}

/** The keys that begin so. */
export function storedKeys(prefix: string): string[] {
  try {
    return Array.from({ length: localStorage.length }, (_, index) =>
      localStorage.key(index),
    ).filter((key) => key?.startsWith(prefix)) as string[];
  } catch {
    return [];
  }
}
