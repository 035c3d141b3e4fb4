import { useMutation } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import { noticeOf } from '#shared/ui/notices.ts';

/** Ends the session; the page is loaded anew, so that nothing of it stays in memory. */
export function useLogout() {
  return useMutation({
    mutationFn: () => answer(api.POST('/api/auth/logout')),
    onSuccess: () => window.location.assign('/login'),
    onError: noticeOf,
  });
}
