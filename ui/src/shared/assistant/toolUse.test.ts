import { expect, test } from 'vitest';
import type { SentText } from '../api/types.ts';
import { toolUses } from './toolUse.ts';

const text = (role: SentText['role'], original: string): SentText => ({
  role,
  original,
  sent: 'var_1',
});

test('puts what tools told behind the calls, step by step', () => {
  const texts = [
    text('system', 's'),
    text('user', 'u'),
    text('assistant', 'I look.'),
    text('call', 'describe {"name":"json.dumps"}'),
    text('call', 'interpreter {}'),
    text('tool', 'a function'),
    text('tool', 'CPython'),
    text('call', 'examples'),
  ];

  expect(toolUses(texts)).toEqual([
    { name: 'describe', arguments: '{"name":"json.dumps"}', told: 'a function' },
    { name: 'interpreter', arguments: '{}', told: 'CPython' },
    { name: 'examples', arguments: '', told: null },
  ]);
  expect(toolUses([text('tool', 'nobody asked')])).toEqual([]);
});
