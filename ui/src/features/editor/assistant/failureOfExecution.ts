import type { FollowedExecution } from '#shared/output/useExecution.ts';
import { isFinal } from '#shared/ui/statusWords.ts';
import type { Failure } from './assistedText.ts';

/** What an execution says about why it failed; null while it runs, and where nothing is to be mended. */
export function failureOfExecution(execution: FollowedExecution | null): Failure | null {
  if (execution === null) {
    return null;
  }
  const { status, reason } = execution.state;
  if (!isFinal(status) || status === 'succeeded' || status === 'cancelled') {
    return null;
  }
  const { output } = execution;
  const told = output.text('stderr').trim() || output.text('stdout').trim();
  const text = [reason, told].filter(Boolean).join('\n');
  return text === '' ? null : { text, execution: execution.id };
}
