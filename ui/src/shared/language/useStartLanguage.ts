import { useEffect } from 'react';
import { useSessionEpoch } from '../api/session.ts';
import type { Interpreter, Settings } from '../api/types.ts';
import { usePreference } from '../preferences/preferences.ts';
import { useInterpreters, useSettings } from '../settings/settings.ts';
import { useChosenInterpreter } from './chosenInterpreter.ts';
import type { Python } from './pyright/python.ts';

/** Where the rules cannot be read. */
const usualStyle: Settings['style'] = { line_length: 100, select: ['E', 'F', 'W'], ignore: [] };
const unknownPython: Python = { id: '', name: 'Python', version: null, packages: [] };

const load = () => import('./languages.ts');

/** Starts the language services once somebody is logged in, and tells them what was chosen. */
export function useStartLanguage(): void {
  const settings = useSettings();
  const interpreters = useInterpreters();
  const [preference] = usePreference('languageService');
  const [chosen] = useChosenInterpreter();
  const epoch = useSessionEpoch();
  const isKnown = !settings.isPending && !interpreters.isPending;

  useEffect(() => {
    if (!isKnown) {
      return;
    }
    const interpreter = interpreterFor(interpreters.data ?? [], chosen);
    const { line_length, select, ignore } = settings.data?.style ?? usualStyle;
    void load().then(({ configureLanguage }) =>
      configureLanguage({
        python: interpreter ?? unknownPython,
        style: { lineLength: line_length, select, ignore },
        serverCan: interpreter !== null && (settings.data?.language.server ?? false),
        serverWhyNot: settings.data?.language.why_not ?? null,
        preference,
      }),
    );
  }, [isKnown, settings.data, interpreters.data, chosen, preference]);

  useEffect(() => {
    if (epoch > 0) {
      void load().then(({ renewLanguage }) => renewLanguage());
    }
  }, [epoch]);
}

/** The chosen one where it can run, else the first that can. */
function interpreterFor(interpreters: readonly Interpreter[], chosen: string): Interpreter | null {
  const available = interpreters.filter((one) => one.available);
  return available.find(({ id }) => id === chosen) ?? available[0] ?? null;
}
