import type { PointerEvent as ReactPointerEvent } from 'react';

export interface PointerFollower {
  /** Scrolled while the pointer is at one of its edges. */
  scrolled(): HTMLElement | null;
  /** The pointer is here now, or the list was scrolled below it. */
  onMove(y: number): void;
  /** It was let go, as a drop or not. */
  onEnd(dropped: boolean): void;
}

/** A press becomes a drag only when the pointer has moved so far. */
const threshold = 5;
const edge = 48;
const fastest = 18;

/** Follows the pointer from a press until it is let go; Escape gives up. Gives what ends it. */
export function followPointer(press: ReactPointerEvent, follower: PointerFollower): () => void {
  const { pointerId, clientX, clientY } = press;
  let y = clientY;
  let started = false;
  let frame = 0;

  function end(dropped: boolean): void {
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', onCancel);
    window.removeEventListener('keydown', onKey, { capture: true });
    cancelAnimationFrame(frame);
    document.body.style.removeProperty('cursor');
    follower.onEnd(dropped);
  }

  function onMove(event: PointerEvent): void {
    if (event.pointerId !== pointerId) {
      return;
    }
    y = event.clientY;
    if (!started) {
      if (Math.hypot(event.clientX - clientX, y - clientY) < threshold) {
        return;
      }
      started = true;
      document.body.style.cursor = 'grabbing';
      frame = requestAnimationFrame(scroll);
    }
    follower.onMove(y);
  }

  function onUp(event: PointerEvent): void {
    if (event.pointerId === pointerId) {
      if (started) {
        swallowClick();
      }
      end(started);
    }
  }

  function onCancel(): void {
    end(false);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && started) {
      event.preventDefault();
      event.stopPropagation();
      // The button is still down: its click comes once it is let go.
      window.addEventListener('pointerup', swallowClick, { once: true });
      end(false);
    }
  }

  function scroll(): void {
    const element = follower.scrolled();
    if (element !== null) {
      const { top, bottom } = element.getBoundingClientRect();
      const above = edge - (y - top);
      const below = edge - (bottom - y);
      const by = above > 0 ? -above : Math.max(below, 0);
      if (by !== 0) {
        element.scrollTop += Math.sign(by) * Math.min(fastest, Math.ceil(Math.abs(by) / 3));
        follower.onMove(y);
      }
    }
    frame = requestAnimationFrame(scroll);
  }

  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', onCancel);
  window.addEventListener('keydown', onKey, { capture: true });
  return () => end(false);
}

/** The click that follows the end of a drag opens nothing. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}
