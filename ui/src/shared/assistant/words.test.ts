import { expect, it } from 'vitest';
import { cost, tokens } from './words.ts';

it('does not take an unknown cost for none', () => {
  expect(cost(null)).toBe('cost unknown');
  expect(cost(0)).toBe('$0');
});

it('says small and large costs with as many figures as they need', () => {
  expect(cost(0.00003)).toBe('< $0.0001');
  expect(cost(0.00214)).toBe('$0.0021');
  expect(cost(12.4)).toBe('$12.40');
});

it('says what is known of the tokens', () => {
  expect(tokens(1204, 310)).toBe('1,204 → 310 tokens');
  expect(tokens(1204, null)).toBe('1,204 → ? tokens');
  expect(tokens(null, null)).toBe('tokens unknown');
});
