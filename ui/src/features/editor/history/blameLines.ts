import type { BlamedText, Version } from '#shared/api/types.ts';
import { versionNumber } from '#shared/format/numbers.ts';

export interface BlameLine {
  /** What stands beside the line: only where a passage begins. */
  readonly label: string;
  /** Alternates from passage to passage. */
  readonly shaded: boolean;
}

/** What to show beside each line, the first one at index 0. */
export function blameLines({ passages, versions }: BlamedText): BlameLine[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  return passages.flatMap((passage, index) =>
    Array.from({ length: passage.lines }, (_, line) => {
      const version = byId.get(passage.version_id);
      return {
        label:
          line === 0 && version !== undefined
            ? `${versionNumber(version)} ${version.committer}`
            : '',
        shaded: index % 2 === 1,
      };
    }),
  );
}

export function versionAtLine(
  { passages, versions }: BlamedText,
  line: number,
): Version | undefined {
  const passage = passages.find(
    ({ first_line, lines }) => first_line <= line && line < first_line + lines,
  );
  return versions.find(({ id }) => id === passage?.version_id);
}
