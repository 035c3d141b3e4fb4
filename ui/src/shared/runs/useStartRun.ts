import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { answer, api } from '../api/client.ts';
import { ProblemError } from '../api/problem.ts';
import type { RunOrder } from '../api/types.ts';
import { watchRun } from '../live/ownWork.ts';
import { noticeOf } from '../ui/notices.ts';

/** Runs everything on `prod` and opens the run. A double click starts one run. */
export function useStartRun() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const key = useRef<string | null>(null);
  return useMutation({
    mutationFn: (order: RunOrder) => {
      key.current ??= newKey();
      return answer(
        api.POST('/api/execute/all', {
          params: { header: { 'Idempotency-Key': key.current } },
          body: order,
        }),
      );
    },
    onSuccess: ({ run_id }) => {
      key.current = null;
      watchRun(run_id);
      void client.invalidateQueries({ queryKey: ['runs'] });
      void navigate(`/runs/${run_id}`);
    },
    onError: (error) => {
      // Without an answer the run may have started: trying again must find it.
      if (!(error instanceof ProblemError && error.code === 'unreachable')) {
        key.current = null;
      }
      noticeOf(error);
    },
  });
}

function newKey(): string {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
