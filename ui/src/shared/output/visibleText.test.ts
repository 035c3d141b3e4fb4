import { expect, it } from 'vitest';
import { visibleText } from './visibleText.ts';

it('names what would turn or hide text, and leaves the rest alone', () => {
  expect(visibleText('a\u202eb\u200bc')).toBe('aU+202EbU+200Bc');
  expect(visibleText('Grüße, 世界 😀\n')).toBe('Grüße, 世界 😀\n');
});
