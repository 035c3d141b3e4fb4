import { expect, it } from 'vitest';
import { isWhole } from './fences.ts';

it('takes a block for whole once its fence is closed', () => {
  const open = 'Here:\n\n```python\nx = 1';
  const closed = `${open}\n\`\`\``;
  const inList = '- one:\n  ~~~\n  x\n  ~~~';

  expect(isWhole(open, open.length)).toBe(false);
  expect(isWhole(closed, closed.length)).toBe(true);
  expect(isWhole(`${inList}\n`, inList.length)).toBe(true);
});

it('takes a block for whole once something follows it', () => {
  expect(isWhole('```\nx\n```\nAnd', 9)).toBe(true);
});
