import { expect, test } from 'vitest';
import { longestQuery, noSearch, parametersOf, type Search, searchOf } from './searchAddress.ts';

test('reads what it writes', () => {
  const search: Search = { query: 'a & b=c', regex: true, case: false, word: true, branch: 'prod' };

  expect(searchOf(new URLSearchParams(parametersOf(search).toString()))).toEqual(search);
  expect(searchOf(parametersOf(noSearch))).toEqual(noSearch);
  expect(parametersOf(noSearch).toString()).toBe('');
});

test('takes the user branch where another one is named', () => {
  expect(searchOf(new URLSearchParams('q=x&branch=other')).branch).toBe('own');
});

test('searches for no more than the server takes', () => {
  expect(searchOf(new URLSearchParams({ q: 'x'.repeat(900) })).query).toHaveLength(longestQuery);
});
