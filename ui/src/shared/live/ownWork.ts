/** What this page started, so that it can say when it has ended. */
const executions = new Set<number>();
const runs = new Set<number>();

export function watchExecution(id: number): void {
  executions.add(id);
}

export function watchRun(id: number): void {
  runs.add(id);
}

/** Whether the execution was started here; once only. */
export function takeExecution(id: number): boolean {
  return executions.delete(id);
}

/** Whether the run was started here; once only. */
export function takeRun(id: number): boolean {
  return runs.delete(id);
}
