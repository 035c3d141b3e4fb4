import type { Script } from '../api/types.ts';

/** A script for tests: on prod, changed by nobody. */
export function exampleScript(
  id: number,
  orderingNumber: number,
  other: Partial<Script> = {},
): Script {
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
