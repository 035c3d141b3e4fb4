/** Where to go after the login: a path of this application, never another site. */
export function safeNext(next: string | null): string {
  if (next === null || !/^\/(?![/\\])/.test(next) || next.startsWith('/login')) {
    return '/';
  }
  return next;
}
