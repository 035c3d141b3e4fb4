import type { Clock } from '../switching/clock.ts';

/** Time that passes when the test says so. */
export class TestingClock {
  private now = 0;
  private planned: { at: number; action: () => void }[] = [];

  readonly clock: Clock = (milliseconds, action) => {
    const plan = { at: this.now + milliseconds, action };
    this.planned.push(plan);
    return () => {
      this.planned = this.planned.filter((one) => one !== plan);
    };
  };

  async pass(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    const due = this.planned.filter(({ at }) => at <= this.now);
    this.planned = this.planned.filter(({ at }) => at > this.now);
    for (const { action } of due) {
      action();
    }
    await settled();
  }
}

/** After everything that was promised so far. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await Promise.resolve();
  }
}
