import { expect, it } from 'vitest';
import type { Script } from '#shared/api/types.ts';
import { highlighted, rowsOf } from './rows.ts';

const all = { search: '', failing: false, notOnProd: false };

function script(id: number, orderingNumber: number, other: Partial<Script> = {}): Script {
  return {
    id,
    ordering_number: orderingNumber,
    descriptive_name: `Script ${id}`,
    description: '',
    version: { id, major: 0, minor: 1 },
    prod_version: { id, major: 0, minor: 1 },
    state: 'same',
    others: [],
    origin: null,
    deletion: null,
    last_modified: '2026-11-20T10:00:00.000Z',
    committer: 'ed1',
    branch: 'prod',
    interpreter: 'cpython-3.14',
    has_test_data: false,
    has_production_data: false,
    last_run: null,
    ...other,
  };
}

function outline(scripts: Script[], filters = all): string[] {
  return rowsOf(scripts, filters).map((row) =>
    row.kind === 'group' ? `group ${row.number} of ${row.size}` : `script ${row.script.id}`,
  );
}

it('heads each group with its integer and its size', () => {
  expect(outline([script(1, 1), script(2, 2), script(3, 2.5), script(4, 10)])).toEqual([
    'group 1 of 1',
    'script 1',
    'group 2 of 2',
    'script 2',
    'script 3',
    'group 10 of 1',
    'script 4',
  ]);
});

it('searches numbers, names, docstrings and people for every word', () => {
  const scripts = [
    script(1, 3.01, { descriptive_name: 'Load orders' }),
    script(2, 4, { description: 'Orders\n\nof the LEDGER', committer: 'zoe' }),
  ];

  expect(outline(scripts, { ...all, search: 'orders' })).toHaveLength(4);
  expect(outline(scripts, { ...all, search: 'ledger zoe' })).toEqual(['group 4 of 1', 'script 2']);
  expect(outline(scripts, { ...all, search: '3.01' })).toEqual(['group 3 of 1', 'script 1']);
  expect(outline(scripts, { ...all, search: 'orders nothing' })).toEqual([]);
});

it('keeps only failing scripts or those that are not on prod', () => {
  const failed = { status: 'timed_out', finished_at: '', execution_id: 1 } as const;
  const scripts = [
    script(1, 1, { last_run: failed }),
    script(2, 2, { state: 'new' }),
    script(3, 3, { state: 'ahead', last_run: { ...failed, status: 'succeeded' } }),
  ];

  expect(outline(scripts, { ...all, failing: true })).toContain('script 1');
  expect(outline(scripts, { ...all, failing: true })).toHaveLength(2);
  expect(outline(scripts, { ...all, notOnProd: true })).toHaveLength(4);
});

it('marks what was searched for, taking it as plain text', () => {
  expect(highlighted('Load (orders)', '(ORD')).toEqual(['Load ', '(ord', 'ers)']);
  expect(highlighted('Load', '')).toEqual(['Load']);
});
