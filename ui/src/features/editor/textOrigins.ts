import type { Version } from '#shared/api/types.ts';

/** The version that a text was made from: base of the next save. */
export interface Origin {
  readonly base: Version;
  /** The text as it was saved. */
  readonly savedText: string;
}

/** From a state of the text on, it comes from this origin. */
interface Stretch {
  readonly from: number;
  readonly origin: Origin;
}

/**
 * Where each state of an edited text comes from. States are numbered upwards; undo leads back to a
 * lower number, and so also to the origin that the text had then: text made from an older version
 * must not be saved over a newer one as if it knew it.
 */
export type Origins = readonly [Stretch, ...Stretch[]];

export function firstOrigin(origin: Origin): Origins {
  return [{ from: Number.NEGATIVE_INFINITY, origin }];
}

export function originAt(origins: Origins, state: number): Origin {
  return (origins.findLast((stretch) => stretch.from <= state) ?? origins[0]).origin;
}

/** The text was exchanged for that of another version, which gave it a state. */
export function beginOrigin(origins: Origins, state: number, origin: Origin): Origins {
  return [...origins, { from: state, origin }];
}

/** An edit ends what could be redone: later numbers then belong to the text as it is. */
export function dropRedone(origins: Origins, stateBefore: number): Origins {
  const [first, ...later] = origins;
  return [first, ...later.filter((stretch) => stretch.from <= stateBefore)];
}

/** What came from a version was saved: it comes from the new version now. */
export function saveOrigin(origins: Origins, from: Version, origin: Origin): Origins {
  const [first, ...later] = origins.map((stretch) =>
    stretch.origin.base.id === from.id ? { ...stretch, origin } : stretch,
  );
  return first === undefined ? origins : [first, ...later];
}
