/** What is open in this window, as it is told to the server. */
export interface OpenScript {
  readonly script_id: number;
  readonly unsaved: boolean;
}

/** Sends what is open. Fails when it is worth trying again. */
export type Sending = (open: readonly OpenScript[]) => Promise<void>;

/** Several changes in a row, like closing one script and opening another, are told at once. */
const gatherFor = 40;
const firstPause = 500;
const longestPause = 15_000;
/** The most scripts that the server takes from one window. */
const mostScripts = 100;
const nothing = '[]';

/**
 * Tells the server what this window has open, and again after each connection of the event stream,
 * since what was told counts only as long as the stream lives.
 */
export class Announcer {
  private readonly send: Sending;
  private readonly places = new Map<symbol, OpenScript>();
  private live = false;
  /** What the server is known to have heard; null when that is not known. */
  private heard: string | null = nothing;
  private failures = 0;
  private sending = false;
  /** Counts the connections: what was sent in an earlier one says nothing about this one. */
  private connection = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: Sending) {
    this.send = send;
  }

  /** Adds a script until the function that it gives is called. */
  open(script: number, unsaved: boolean): () => void {
    const place = Symbol();
    this.places.set(place, { script_id: script, unsaved });
    this.tell(gatherFor);
    return () => {
      this.places.delete(place);
      this.tell(gatherFor);
    };
  }

  /** Whether something is open here. */
  get anyOpen(): boolean {
    return this.places.size > 0;
  }

  /** The stream lives: whatever was told before may be forgotten. */
  connected(): void {
    this.live = true;
    this.connection++;
    this.failures = 0;
    this.heard = this.places.size === 0 && this.heard === nothing ? nothing : null;
    this.tell(0);
  }

  /** The stream is gone, and with it what was told. */
  disconnected(): void {
    this.live = false;
    clearTimeout(this.timer);
  }

  /** The page goes: others need not wait until the server misses its stream. */
  leave(): void {
    if (this.live && this.anyOpen) {
      clearTimeout(this.timer);
      // Should the page come back, it tells everything again.
      this.heard = null;
      void this.send([]).catch(() => undefined);
    }
  }

  private tell(after: number): void {
    clearTimeout(this.timer);
    if (this.live && !this.sending) {
      this.timer = setTimeout(() => void this.sendNow(), after);
    }
  }

  private async sendNow(): Promise<void> {
    const open = this.openScripts();
    const text = JSON.stringify(open);
    if (text === this.heard || !this.live) {
      return;
    }
    this.sending = true;
    const { connection } = this;
    let pause = 0;
    this.heard = null;
    try {
      await this.send(open);
      this.heard = connection === this.connection ? text : null;
      this.failures = 0;
    } catch {
      pause = Math.min(firstPause * 2 ** this.failures, longestPause);
      this.failures++;
    }
    this.sending = false;
    if (this.heard === null || JSON.stringify(this.openScripts()) !== this.heard) {
      this.tell(pause);
    }
  }

  /** Each script once; unsaved when it is so at any of its places. */
  private openScripts(): OpenScript[] {
    const unsaved = new Map<number, boolean>();
    for (const place of this.places.values()) {
      unsaved.set(place.script_id, place.unsaved || unsaved.get(place.script_id) === true);
    }
    return [...unsaved]
      .map(([script_id, value]) => ({ script_id, unsaved: value }))
      .slice(-mostScripts);
  }
}
