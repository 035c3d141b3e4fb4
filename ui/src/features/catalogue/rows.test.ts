import { expect, it } from 'vitest';
import type { Script } from '#shared/api/types.ts';
import { exampleScript as script } from '#shared/scripts/exampleScript.ts';
import { noFilters as all, highlighted, rowsOf } from './rows.ts';

function outline(scripts: Script[], filters = all): string[] {
  return rowsOf(scripts, filters, 'ed1').map((row) =>
    row.kind === 'group'
      ? `group ${row.number}: ${row.shown} of ${row.size}`
      : `${row.grouped ? 'beside' : 'alone'} ${row.script.id}`,
  );
}

it('heads the groups of which scripts run side by side', () => {
  expect(outline([script(1, 1), script(2, 2), script(3, 2.5), script(4, 10)])).toEqual([
    'alone 1',
    'group 2: 2 of 2',
    'beside 2',
    'beside 3',
    'alone 4',
  ]);
});

it('tells how much of a group the filters leave', () => {
  const scripts = [script(1, 2, { descriptive_name: 'Load' }), script(2, 2.1), script(3, 2.2)];

  expect(outline(scripts, { ...all, search: 'load' })).toEqual(['group 2: 1 of 3', 'beside 1']);
});

it('searches numbers, names, docstrings and people for every word', () => {
  const scripts = [
    script(1, 3.01, { descriptive_name: 'Load orders' }),
    script(2, 4, { description: 'Orders\n\nof the LEDGER', committer: 'zoe' }),
  ];

  expect(outline(scripts, { ...all, search: 'orders' })).toHaveLength(2);
  expect(outline(scripts, { ...all, search: 'ledger zoe' })).toEqual(['alone 2']);
  expect(outline(scripts, { ...all, search: '3.01' })).toEqual(['alone 1']);
  expect(outline(scripts, { ...all, search: 'orders nothing' })).toEqual([]);
});

it('keeps only what a filter names', () => {
  const failed = { status: 'timed_out', finished_at: '', execution_id: 1 } as const;
  const scripts = [
    script(1, 1, { last_run: failed, committer: 'ed2' }),
    script(2, 2, { state: 'new', branch: 'ed1', committer: 'ed2' }),
    script(3, 3, {
      state: 'conflict',
      branch: 'ed1',
      last_run: { ...failed, status: 'succeeded' },
    }),
    script(4, 4, { committer: 'ed2' }),
  ];

  expect(outline(scripts, { ...all, failing: true })).toEqual(['alone 1']);
  expect(outline(scripts, { ...all, notOnProd: true })).toEqual(['alone 2', 'alone 3']);
  expect(outline(scripts, { ...all, mine: true })).toEqual(['alone 2', 'alone 3']);
  expect(outline(scripts, { ...all, conflict: true })).toEqual(['alone 3']);
});

it('marks what was searched for, taking it as plain text', () => {
  expect(highlighted('Load (orders)', '(ORD')).toEqual(['Load ', '(ord', 'ers)']);
  expect(highlighted('Load', '')).toEqual(['Load']);
});
