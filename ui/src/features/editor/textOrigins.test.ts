import { expect, it } from 'vitest';
import type { Version } from '#shared/api/types.ts';
import {
  beginOrigin,
  dropRedone,
  firstOrigin,
  type Origin,
  originAt,
  saveOrigin,
} from './textOrigins.ts';

function version(id: number): Origin {
  return { base: { id } as Version, savedText: `text ${id}` };
}

it('goes back with undo to what the text was made from, and forth with redo', () => {
  const origins = beginOrigin(firstOrigin(version(1)), 5, version(2));

  expect(originAt(origins, 4)).toEqual(version(1));
  expect(originAt(origins, 5)).toEqual(version(2));
  expect(originAt(origins, 9)).toEqual(version(2));
});

it('stays where undo led when something is typed there', () => {
  const origins = dropRedone(beginOrigin(firstOrigin(version(1)), 5, version(2)), 4);

  expect(originAt(origins, 10)).toEqual(version(1));
});

it('keeps the origin when something is typed after it', () => {
  const origins = dropRedone(beginOrigin(firstOrigin(version(1)), 5, version(2)), 7);

  expect(originAt(origins, 8)).toEqual(version(2));
});

it('moves on with a save, and not what was made from another version', () => {
  const origins = saveOrigin(
    beginOrigin(firstOrigin(version(1)), 5, version(2)),
    version(2).base,
    version(3),
  );

  expect(originAt(origins, 6)).toEqual(version(3));
  expect(originAt(origins, 1)).toEqual(version(1));
});
