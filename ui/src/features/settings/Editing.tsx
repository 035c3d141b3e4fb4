import { SegmentedControl, Switch } from '@mantine/core';
import { usePreference } from '#shared/preferences/preferences.ts';
import { Setting, Settings } from './Setting.tsx';
import { useSettings } from './useSettings.ts';

const services = [
  { value: 'auto', label: 'Automatic' },
  { value: 'server', label: 'Server' },
  { value: 'browser', label: 'Browser' },
] as const;

export function Editing() {
  const [formatOnSave, setFormatOnSave] = usePreference('formatOnSave');
  const [vim, setVim] = usePreference('vim');
  const [service, setService] = usePreference('languageService');
  const language = useSettings().data?.language;
  return (
    <Settings title="Editing" explanation="Kept in this browser.">
      <Setting
        label="Format on save"
        explanation="Ruff formats the text before it is saved; undo brings back what you typed."
      >
        <Switch
          aria-label="Format on save"
          checked={formatOnSave}
          onChange={(event) => setFormatOnSave(event.currentTarget.checked)}
        />
      </Setting>
      <Setting label="Keys of vim" explanation=":w saves, Ctrl+K opens the commands as ever.">
        <Switch
          aria-label="Keys of vim"
          checked={vim}
          onChange={(event) => setVim(event.currentTarget.checked)}
        />
      </Setting>
      <Setting
        label="Language service"
        explanation={
          language === undefined
            ? 'Where Pyright checks what you type.'
            : language.server
              ? 'Where Pyright checks what you type. Automatic takes the server, and the browser while it cannot be reached.'
              : `Where Pyright checks what you type. The server cannot now: ${language.why_not ?? 'it does not say why'}. The browser takes over.`
        }
      >
        <SegmentedControl
          size="xs"
          aria-label="Language service"
          value={service}
          onChange={setService}
          data={[...services]}
        />
      </Setting>
    </Settings>
  );
}
