import { expect, test } from 'vitest';
import { Store } from './Store.ts';

test('tells those who follow it, until they do not any more', () => {
  const store = new Store('first');
  const heard: string[] = [];
  const end = store.subscribe(() => heard.push(store.get()));

  store.set('second');
  end();
  store.set('third');

  expect(heard).toEqual(['second']);
  expect(store.get()).toBe('third');
});
