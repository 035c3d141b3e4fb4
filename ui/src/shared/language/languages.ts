import type { Preferences } from '../preferences/values.ts';
import { notice } from '../ui/notices.ts';
import { PythonLanguage } from './PythonLanguage.ts';
import { startBrowserPyright } from './pyright/browserPyright.ts';
import { minorVersion, type Python } from './pyright/python.ts';
import { startServerPyright } from './pyright/serverPyright.ts';
import type { RuffStyle } from './ruff/messages.ts';
import { RuffLanguage } from './ruff/RuffLanguage.ts';
import { RuffWorker } from './ruff/RuffWorker.ts';
import RuffScript from './ruff/ruff.worker.ts?worker';
import { showStatus } from './status.ts';
import { systemClock } from './switching/clock.ts';
import { Switching } from './switching/Switching.ts';

export interface LanguageSettings {
  readonly python: Python;
  readonly style: Omit<RuffStyle, 'pythonVersion'>;
  readonly serverCan: boolean;
  readonly serverWhyNot: string | null;
  readonly preference: Preferences['languageService'];
}

/** So long Ruff waits for the first errors that Pyright finds. */
const longestAlone = 3_000;

const ruff = new RuffLanguage(new RuffWorker(() => new RuffScript({ name: 'ruff' })));
let settings: LanguageSettings | null = null;
const pyright = new Switching(
  (signal) => startServerPyright(chosen(), signal),
  (signal) => startBrowserPyright(chosen(), signal),
  systemClock,
);

/** What is wrong is looked for before style: together they would both come late. */
const errorsFirst = new Promise<void>((resolve) => {
  pyright.onDiagnostics(() => resolve());
  systemClock(longestAlone, resolve);
});

/** The one that every editor of this page asks; it lives as long as the page. */
export const language = new PythonLanguage(pyright, ruff);

pyright.onState(() => {
  if (settings !== null) {
    showStatus({ ...pyright.state, settings });
  }
});

window.addEventListener('online', () => pyright.renew());

/** Calls back when another side is asked from now on. */
export function onActiveSide(changed: () => void): void {
  onOther(() => pyright.state.active, changed);
}

/** Calls back when somebody else tells what names mean from now on. */
export function onPainter(changed: () => void): void {
  onOther(() => pyright.painter, changed);
}

function onOther(who: () => unknown, changed: () => void): void {
  let before = who();
  pyright.onState(() => {
    const now = who();
    const isOther = now !== before;
    before = now;
    if (isOther && now !== null) {
      changed();
    }
  });
}

/** Says for which interpreter, and by which rules; later calls change both. */
export function configureLanguage(next: LanguageSettings): void {
  const before = settings;
  settings = next;
  if (window.location.pathname.startsWith('/editor')) {
    pyright.expectDocuments();
  }
  pyright.wish({ preference: next.preference, serverCan: next.serverCan });
  if (before !== null && !isSame(before.python, next.python)) {
    pyright.again();
  }
  if (before === null || styleOf(before) !== styleOf(next)) {
    const style = { ...next.style, pythonVersion: minorVersion(next.python.version) };
    void errorsFirst.then(() => ruff.style(style)).catch(tellOfRules);
  }
}

/** The user has logged in again: what the server ended can begin anew. */
export function renewLanguage(): void {
  pyright.renew();
}

function chosen(): Python {
  if (settings === null) {
    throw new Error('No interpreter is chosen yet');
  }
  return settings.python;
}

function tellOfRules(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  notice(
    'warn',
    'The style is not checked',
    `Ruff does not take the rules in the settings: ${why}`,
  );
}

function isSame(one: Python, other: Python): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function styleOf({ style, python }: LanguageSettings): string {
  return JSON.stringify([style, minorVersion(python.version)]);
}
