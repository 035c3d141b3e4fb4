import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSessionEpoch } from '../api/session.ts';
import type { Interpreter, Settings } from '../api/types.ts';
import { preference, usePreference } from '../preferences/preferences.ts';
import type { Preferences } from '../preferences/values.ts';
import {
  interpretersQuery,
  settingsQuery,
  useInterpreters,
  useSettings,
} from '../settings/settings.ts';
import { chosenInterpreter, useChosenInterpreter } from './chosenInterpreter.ts';
import type { Python } from './pyright/python.ts';

/** Where the rules cannot be read. */
const usualStyle: Settings['style'] = { line_length: 100, select: ['E', 'F', 'W'], ignore: [] };
const unknownPython: Python = { id: '', name: 'Python', version: null, packages: [] };

const load = () => import('./languages.ts');

/** Starts the language services before there is a page; fails where nobody is logged in. */
export async function startLanguageEarly(client: QueryClient): Promise<void> {
  const [settings, interpreters] = await Promise.all([
    client.fetchQuery(settingsQuery),
    client.fetchQuery(interpretersQuery),
    load(),
  ]);
  await configure(settings, interpreters, chosenInterpreter(), preference('languageService'));
}

/** Starts the language services once somebody is logged in, and tells them what was chosen. */
export function useStartLanguage(): void {
  const settings = useSettings();
  const interpreters = useInterpreters();
  const [preference] = usePreference('languageService');
  const [chosen] = useChosenInterpreter();
  const epoch = useSessionEpoch();
  const isKnown = !settings.isPending && !interpreters.isPending;

  useEffect(() => {
    if (isKnown) {
      void configure(settings.data, interpreters.data ?? [], chosen, preference);
    }
  }, [isKnown, settings.data, interpreters.data, chosen, preference]);

  useEffect(() => {
    if (epoch > 0) {
      void load().then(({ renewLanguage }) => renewLanguage());
    }
  }, [epoch]);
}

async function configure(
  settings: Settings | undefined,
  interpreters: readonly Interpreter[],
  chosen: string,
  preference: Preferences['languageService'],
): Promise<void> {
  const interpreter = interpreterFor(interpreters, chosen);
  const { line_length, select, ignore } = settings?.style ?? usualStyle;
  const { configureLanguage } = await load();
  configureLanguage({
    python: interpreter ?? unknownPython,
    style: { lineLength: line_length, select, ignore },
    serverCan: interpreter !== null && (settings?.language.server ?? false),
    serverWhyNot: settings?.language.why_not ?? null,
    preference,
  });
}

/** The chosen one where it can run, else the first that can. */
function interpreterFor(interpreters: readonly Interpreter[], chosen: string): Interpreter | null {
  const available = interpreters.filter((one) => one.available);
  return available.find(({ id }) => id === chosen) ?? available[0] ?? null;
}
