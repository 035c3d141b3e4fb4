import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconLoader2, IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { useChosenInterpreter } from '#shared/language/chosenInterpreter.ts';
import { describeStatus } from '#shared/language/describeStatus.ts';
import { useLanguageStatus } from '#shared/language/status.ts';
import { usePreference } from '#shared/preferences/preferences.ts';
import { useInterpreters } from '#shared/settings/settings.ts';
import { cx } from '#shared/ui/classes.ts';
import classes from './StatusBar.module.css';

const places = [
  { value: 'auto', label: 'In the server, else in the browser' },
  { value: 'server', label: 'In the server only' },
  { value: 'browser', label: 'In the browser only' },
] as const;

/** Which language service is active and for which interpreter; both can be chosen. */
export function LanguageItem() {
  const [open, setOpen] = useState(false);
  const status = useLanguageStatus();
  const interpreters = useInterpreters();
  const [preference, prefer] = usePreference('languageService');
  const [, choose] = useChosenInterpreter();
  if (status === null) {
    return null;
  }
  const { label, hint, tone } = describeStatus(status);
  const available = (interpreters.data ?? []).filter((one) => one.available);
  return (
    <Menu
      opened={open}
      onChange={setOpen}
      position="top-start"
      shadow="md"
      transitionProps={{ duration: 80 }}
    >
      <Menu.Target>
        <Tooltip label={hint} disabled={open} multiline maw={340}>
          <UnstyledButton
            className={cx(classes.item, classes.button, tone === 'warning' && classes.warning)}
            aria-label={`Language service: ${label}`}
          >
            <Icon tone={tone} />
            {label}
          </UnstyledButton>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Where Pyright runs</Menu.Label>
        {places.map(({ value, label: place }) => (
          <Menu.Item
            key={value}
            leftSection={<Check shown={value === preference} />}
            onClick={() => prefer(value)}
          >
            {place}
          </Menu.Item>
        ))}
        {available.length > 1 && (
          <>
            <Menu.Label>Which interpreter it knows</Menu.Label>
            {available.map(({ id, name }) => (
              <Menu.Item
                key={id}
                leftSection={<Check shown={id === status.settings.python.id} />}
                onClick={() => choose(id)}
              >
                {name}
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Check({ shown }: { shown: boolean }) {
  return <IconCheck size={14} visibility={shown ? 'visible' : 'hidden'} />;
}

function Icon({ tone }: { tone: 'good' | 'busy' | 'warning' }) {
  switch (tone) {
    case 'good':
      return <IconSchool size={13} />;
    case 'busy':
      return <IconLoader2 size={13} />;
    case 'warning':
      return <IconAlertTriangle size={13} />;
  }
}
