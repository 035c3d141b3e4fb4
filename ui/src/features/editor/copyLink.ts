import { notice } from '#shared/ui/notices.ts';

/** Copies the address of a line, to be given to somebody. */
export async function copyLink(script: number, line: number): Promise<void> {
  const link = new URL(`/editor/${script}?line=${line}`, window.location.origin).href;
  try {
    await navigator.clipboard.writeText(link);
    notice('good', 'The link is copied', link);
  } catch {
    notice('warn', 'The browser does not let Ved copy the link', link, { stay: true });
  }
}
