import { minorVersion } from './pyright/python.ts';
import type { LanguageStatus } from './status.ts';
import type { Life } from './switching/KeptRunning.ts';

export interface StatusText {
  readonly label: string;
  readonly hint: string;
  readonly tone: 'good' | 'busy' | 'warning';
}

/** Says which language service is active, for which interpreter, and why not the other one. */
export function describeStatus({ active, server, browser, settings }: LanguageStatus): StatusText {
  const { python, preference, serverCan, serverWhyNot } = settings;
  const name = `Pyright ${minorVersion(python.version) ?? ''}`.trim();
  const forWhom = `for ${python.name}`;
  switch (active) {
    case 'server':
      return {
        label: `${name} · server`,
        hint: `Pyright runs in the server, ${forWhom}`,
        tone: 'good',
      };
    case 'browser':
      return {
        label: `${name} · browser`,
        hint: `Pyright runs in this browser, ${forWhom}.${becauseOf(server, settings)}`,
        tone: 'good',
      };
    case null:
      if (preference === 'server' && !serverCan) {
        return {
          label: `${name} not available`,
          hint: `${serverWhyNot ?? 'The server cannot run Pyright.'} Let it run in the browser instead.`,
          tone: 'warning',
        };
      }
      return starting(name, server, browser);
  }
}

function starting(name: string, server: Life, browser: Life): StatusText {
  const stopped = [server, browser].find((one) => one.kind === 'waiting' || one.kind === 'resting');
  return stopped === undefined || !('why' in stopped)
    ? { label: `${name} starts…`, hint: 'Pyright is starting', tone: 'busy' }
    : {
        label: `${name} waits`,
        hint: `${stopped.why}. Pyright is started again by itself.`,
        tone: 'warning',
      };
}

function becauseOf(
  server: Life,
  { preference, serverCan, serverWhyNot }: LanguageStatus['settings'],
): string {
  if (preference === 'browser') {
    return '';
  }
  if (!serverCan) {
    return serverWhyNot === null ? '' : ` Not in the server: ${serverWhyNot}`;
  }
  return 'why' in server ? ` Not in the server: ${server.why}.` : '';
}
