import { expect, it } from 'vitest';
import { allowedWords, cost, tokens } from './words.ts';

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

it('says what a question and a day may take', () => {
  const limits = {
    steps: 8,
    answer_tokens: 8000,
    turn_cost_usd: 0.5,
    day_cost_usd: 5,
    day_interactions: 1,
  };

  expect(allowedWords(limits)).toBe(
    'A question may cost up to $0.50, its answer be 8,000 tokens long. Each user may ask 1 question and spend $5 a day.',
  );
  expect(allowedWords({ ...limits, turn_cost_usd: 0.0025, day_cost_usd: 12.5 })).toContain(
    'up to $0.0025, its answer be 8,000 tokens long. Each user may ask 1 question and spend $12.50',
  );
});
