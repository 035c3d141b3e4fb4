import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { Script } from '#shared/api/types.ts';
import type { CatalogueRow } from '../rows.ts';
import { type DropTarget, dropTarget, type PlacedRow } from './dropTarget.ts';
import { followPointer } from './followPointer.ts';
import type { Move } from './place.ts';

/** A row that is being dragged, and where it would go. */
export interface Drag {
  readonly script: Script;
  /** Null where dropping changes nothing. */
  readonly target: DropTarget | null;
}

/** The list as it is laid out now. */
export interface Board {
  readonly queue: readonly Script[];
  readonly rows: readonly CatalogueRow[];
  /** The row at a height of the list; null below the last one. */
  rowAt(height: number): PlacedRow | null;
  end(): number;
}

/** Drags rows of a scrolled list with the pointer. */
export function useRowDrag(
  scroller: RefObject<HTMLElement | null>,
  board: Board,
  drop: (script: Script, move: Move) => void,
) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const latest = useRef({ board, drop });
  latest.current = { board, drop };
  const letGo = useRef<(() => void) | null>(null);
  useEffect(() => () => letGo.current?.(), []);

  const grab = useCallback(
    (press: ReactPointerEvent, script: Script) => {
      if (press.button !== 0 || letGo.current !== null) {
        return;
      }
      let current: Drag | null = null;
      letGo.current = followPointer(press, {
        scrolled: () => scroller.current,
        onMove: (y) => {
          const target = targetAt(scroller.current, latest.current.board, script, y);
          if (current === null || !sameTarget(current.target, target)) {
            current = { script, target };
            setDrag(current);
          }
        },
        onEnd: (dropped) => {
          letGo.current = null;
          setDrag(null);
          if (dropped && current?.target) {
            latest.current.drop(script, current.target.move);
          }
        },
      });
    },
    [scroller],
  );
  return { drag, grab };
}

function targetAt(
  scroller: HTMLElement | null,
  { queue, rows, rowAt, end }: Board,
  script: Script,
  y: number,
): DropTarget | null {
  // As it is now: someone else may have moved it meanwhile.
  const moved = queue.find((candidate) => candidate.id === script.id);
  if (scroller === null || moved === undefined) {
    return null;
  }
  const height = y - scroller.getBoundingClientRect().top + scroller.scrollTop;
  return dropTarget(queue, rows, moved, rowAt(height), height, end());
}

function sameTarget(one: DropTarget | null, other: DropTarget | null): boolean {
  return one?.line === other?.line && one?.move.number === other?.move.number;
}
