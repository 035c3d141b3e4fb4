import { SegmentedControl } from '@mantine/core';
import { usePreference } from '#shared/preferences/preferences.ts';
import { useSettings } from '#shared/settings/settings.ts';
import { Choice, Setting, Settings } from './Setting.tsx';

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
      <Choice
        label="Format on save"
        explanation="Ruff formats the text before it is saved; undo brings back what you typed."
        on={formatOnSave}
        onChange={setFormatOnSave}
      />
      <Choice
        label="Keys of vim"
        explanation=":w saves, Ctrl+K opens the commands as ever."
        on={vim}
        onChange={setVim}
      />
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
