import { refused } from '../api/client.ts';
import { type ProblemError, problemOf } from '../api/problem.ts';
import { hasSessionEnded, onSessionChange } from '../api/session.ts';
import { takeHiddenSlot } from './hiddenSlot.ts';
import { createEventParser } from './parseEvents.ts';
import { noteServerTime } from './serverClock.ts';

export type StreamState = 'connecting' | 'live' | 'reconnecting' | 'ended' | 'logged-out';

export interface StreamListener<E> {
  /** Events in order, several at once when they came together. */
  onEvents(events: E[]): void;
  onState?(state: StreamState): void;
  /** Connected again without having seen an event: what happened meanwhile is not known. */
  onGap?(): void;
  /** The server refused the stream for good. */
  onRefused?(problem: ProblemError): void;
  /** Whether the stream should live on while the page is hidden, if there is room for it. */
  stayWhileHidden?(): boolean;
}

export interface EventStream {
  /** The id of the last event, from which one may continue. */
  lastId(): string | undefined;
  close(): void;
}

/** Without a sign of life for so long the connection is given up and made anew. */
const silence = 45_000;
const firstPause = 500;
const longestPause = 10_000;

/**
 * Follows a stream of the API until it has told everything (asked again, it then answers 204), or
 * until the listener has heard enough and closes it. Continues after the last event that it
 * saw, and lets go of its connection while the page is hidden: a browser has six of them per host,
 * for all its tabs together. Once the session has ended it is over: who logs in again opens another.
 *
 * @param after id of an event that was seen before
 */
export function openEventStream<E>(
  url: string,
  listener: StreamListener<E>,
  after?: string,
): EventStream {
  let closed = false;
  let lastId = after;
  let wasLive = false;
  let failures = 0;
  let connection: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Lets go of the place among the hidden pages that stay connected. */
  let leaveSlot: (() => void) | undefined;

  function state(value: StreamState): void {
    listener.onState?.(value);
  }

  function finish(): void {
    closed = true;
    leaveSlot?.();
    leaveSlot = undefined;
    stopListening();
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('online', onOnline);
    clearTimeout(timer);
    connection?.abort();
    connection = undefined;
  }

  function onVisibility(): void {
    if (!document.hidden) {
      leaveSlot?.();
      leaveSlot = undefined;
      if (connection === undefined) {
        clearTimeout(timer);
        void connect();
      }
    } else if (listener.stayWhileHidden?.()) {
      void stayOrRest();
    } else {
      rest();
    }
  }

  async function stayOrRest(): Promise<void> {
    const leave = await takeHiddenSlot();
    if (leave === null) {
      if (document.hidden) {
        rest();
      }
    } else if (document.hidden && !closed && leaveSlot === undefined) {
      leaveSlot = leave;
    } else {
      leave();
    }
  }

  function rest(): void {
    clearTimeout(timer);
    connection?.abort();
    connection = undefined;
  }

  function asleep(): boolean {
    return document.hidden && leaveSlot === undefined;
  }

  function onSession(): void {
    if (hasSessionEnded()) {
      state('logged-out');
      finish();
    }
  }

  function onOnline(): void {
    if (connection === undefined && !asleep()) {
      clearTimeout(timer);
      void connect();
    }
  }

  function again(): void {
    if (closed || asleep()) {
      return;
    }
    failures++;
    if (failures > 1) {
      state('reconnecting');
    }
    const pause = failures === 1 ? 50 : Math.min(firstPause * 2 ** (failures - 2), longestPause);
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), pause * (0.75 + Math.random() / 2));
  }

  async function connect(): Promise<void> {
    const own = new AbortController();
    connection = own;
    let watchdog = setTimeout(() => own.abort(), silence);
    try {
      const headers: Record<string, string> = { Accept: 'text/event-stream' };
      if (lastId !== undefined) {
        headers['Last-Event-ID'] = lastId;
      }
      const response = await fetch(url, {
        headers,
        signal: own.signal,
        credentials: 'same-origin',
        cache: 'no-store',
      });
      if (closed || connection !== own) {
        return;
      }
      if (response.status === 204) {
        state('ended');
        finish();
        return;
      }
      if (!response.ok) {
        const problem = problemOf(await response.json().catch(() => undefined), response);
        if (response.status >= 400 && response.status < 500 && response.status !== 429) {
          listener.onRefused?.(refused(problem));
          finish();
          return;
        }
        throw problem;
      }
      noteServerTime(response.headers.get('date'));
      if (wasLive && lastId === undefined) {
        listener.onGap?.();
      }
      wasLive = true;
      state('live');
      failures = 0;
      await read(response, own, () => {
        clearTimeout(watchdog);
        watchdog = setTimeout(() => own.abort(), silence);
      });
    } catch {
      // Broken, refused for now, or silent for too long: the next attempt tells.
    } finally {
      clearTimeout(watchdog);
    }
    if (connection === own) {
      connection = undefined;
      again();
    }
  }

  async function read(response: Response, own: AbortController, onSign: () => void) {
    if (response.body === null) {
      return;
    }
    const parse = createEventParser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || closed || connection !== own) {
        return;
      }
      onSign();
      const events = parse(value);
      const known: E[] = [];
      for (const event of events) {
        lastId = event.id ?? lastId;
        known.push(JSON.parse(event.data) as E);
      }
      if (known.length > 0) {
        listener.onEvents(known);
      }
    }
  }

  const stopListening = onSessionChange(onSession);
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', onOnline);
  state('connecting');
  if (hasSessionEnded()) {
    onSession();
  } else if (!document.hidden) {
    void connect();
  }
  return { close: finish, lastId: () => lastId };
}
