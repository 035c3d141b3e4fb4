/** A stretch of time, from its start to now or to its end, in milliseconds. */
export interface TimeAxis {
  readonly start: number;
  readonly span: number;
}

export interface Tick {
  /** From 0 to 1 along the axis. */
  readonly at: number;
  readonly label: string;
}

const steps = [
  50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  900_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 86_400_000,
];

export function axisOf(start: number, end: number): TimeAxis {
  return { start, span: Math.max(200, (end - start) * 1.02) };
}

/** Round moments along the axis, about as many as are wanted. */
export function ticksOf(axis: TimeAxis, wanted: number): Tick[] {
  const step = steps.find((candidate) => axis.span / candidate <= wanted) ?? 86_400_000;
  const ticks: Tick[] = [];
  for (let time = 0; time <= axis.span * 0.96; time += step) {
    ticks.push({ at: time / axis.span, label: labelOf(time, step) });
  }
  return ticks;
}

/** Where a bar lies on the axis, from 0 to 1. */
export function barOf(axis: TimeAxis, from: number, to: number): { left: number; width: number } {
  const left = clamp((from - axis.start) / axis.span);
  const right = clamp((to - axis.start) / axis.span);
  return { left, width: Math.max(0, right - left) };
}

function labelOf(milliseconds: number, step: number): string {
  if (milliseconds === 0) {
    return '0';
  }
  if (step < 1000) {
    return `${(milliseconds / 1000).toFixed(step < 100 ? 2 : 1)} s`;
  }
  const seconds = milliseconds / 1000;
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return seconds % 60 === 0
      ? `${minutes} min`
      : `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  }
  return minutes % 60 === 0
    ? `${minutes / 60} h`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
