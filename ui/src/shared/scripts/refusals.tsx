import { ProblemError } from '../api/problem.ts';
import { notice, noticeOf } from '../ui/notices.ts';
import { ScriptLink } from './ScriptLink.tsx';

/** Says why something was refused, with the way to the script that stands against it. */
export function noticeOfRefusal(error: unknown): void {
  const other = error instanceof ProblemError ? error.problem.other : undefined;
  if (!(error instanceof ProblemError) || other === undefined) {
    noticeOf(error);
    return;
  }
  notice(
    'bad',
    error.problem.title,
    <>
      {error.problem.detail}{' '}
      <ScriptLink
        id={other.script_id}
        number={other.ordering_number}
        name={other.descriptive_name}
      />
    </>,
    { id: `${error.code} ${other.script_id}`, stay: true },
  );
}
