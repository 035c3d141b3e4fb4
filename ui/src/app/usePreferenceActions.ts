import { usePreference } from '#shared/preferences/preferences.ts';
import { boundedFont, preferenceDefaults } from '#shared/preferences/values.ts';
import type { PageAction } from '#shared/ui/pageActions.ts';

/** What can be chosen for this browser, as actions of the command palette. */
export function usePreferenceActions(): PageAction[] {
  const [minimap, setMinimap] = usePreference('minimap');
  const [vim, setVim] = usePreference('vim');
  const [formatOnSave, setFormatOnSave] = usePreference('formatOnSave');
  const [service, setService] = usePreference('languageService');
  const [size, setSize] = usePreference('fontSize');
  const services = [
    { value: 'auto', label: 'Language service: automatic' },
    { value: 'server', label: 'Language service: server' },
    { value: 'browser', label: 'Language service: browser' },
  ] as const;
  return [
    {
      id: 'minimap',
      label: minimap ? 'Minimap: hide' : 'Minimap: show',
      run: () => setMinimap(!minimap),
    },
    {
      id: 'vim',
      label: vim ? 'Keys of vim: off' : 'Keys of vim: on',
      run: () => setVim(!vim),
    },
    {
      id: 'format-on-save',
      label: formatOnSave ? 'Format on save: off' : 'Format on save: on',
      run: () => setFormatOnSave(!formatOnSave),
    },
    ...services.map(({ value, label }) => ({
      id: `language-${value}`,
      label,
      disabled: service === value,
      run: () => setService(value),
    })),
    {
      id: 'larger',
      label: 'Zoom: larger code',
      keys: 'Ctrl+=',
      run: () => setSize(boundedFont(size + 1)),
    },
    {
      id: 'smaller',
      label: 'Zoom: smaller code',
      keys: 'Ctrl+-',
      run: () => setSize(boundedFont(size - 1)),
    },
    {
      id: 'usual-size',
      label: 'Zoom: code of the usual size',
      keys: 'Ctrl+0',
      disabled: size === preferenceDefaults.fontSize,
      run: () => setSize(preferenceDefaults.fontSize),
    },
  ];
}
