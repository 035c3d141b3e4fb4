import { expect, test } from 'vitest';
import { boundedFont, parsePreference } from './values.ts';

test('gives the default where nothing is stored', () => {
  expect(parsePreference('fontSize', null)).toBe(13);
  expect(parsePreference('languageService', null)).toBe('auto');
});

test('gives what was stored', () => {
  expect(parsePreference('vim', 'true')).toBe(true);
  expect(parsePreference('fontSize', '18')).toBe(18);
  expect(parsePreference('languageService', '"server"')).toBe('server');
});

test('does not trust what is stored', () => {
  expect(parsePreference('vim', '"yes"')).toBe(false);
  expect(parsePreference('fontSize', '4000')).toBe(13);
  expect(parsePreference('fontSize', '{')).toBe(13);
  expect(parsePreference('languageService', '"elsewhere"')).toBe('auto');
});

test('keeps the size of letters within bounds', () => {
  expect(boundedFont(2)).toBe(8);
  expect(boundedFont(99)).toBe(32);
  expect(boundedFont(14.4)).toBe(14);
});
