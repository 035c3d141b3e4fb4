import { ActionIcon, Kbd, SegmentedControl, Tooltip, useMantineColorScheme } from '@mantine/core';
import { IconMinus, IconPlus, IconRotate } from '@tabler/icons-react';
import { usePreference } from '#shared/preferences/preferences.ts';
import { boundedFont, preferenceDefaults } from '#shared/preferences/values.ts';
import { Choice, Setting, Settings } from './Setting.tsx';
import classes from './Settings.module.css';

const schemes = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [minimap, setMinimap] = usePreference('minimap');
  return (
    <Settings title="Appearance" explanation="Kept in this browser.">
      <Setting label="Theme">
        <SegmentedControl
          size="xs"
          aria-label="Theme"
          value={colorScheme}
          onChange={setColorScheme}
          data={[...schemes]}
        />
      </Setting>
      <FontSize />
      <Choice
        label="Minimap"
        explanation="The whole text in small at the right of the editor."
        on={minimap}
        onChange={setMinimap}
      />
    </Settings>
  );
}

function FontSize() {
  const [size, setSize] = usePreference('fontSize');
  const change = (by: number) => setSize(boundedFont(size + by));
  return (
    <Setting
      label="Size of the code"
      explanation={
        <>
          In the text <Kbd>Ctrl+=</Kbd> and <Kbd>Ctrl+-</Kbd> do the same, <Kbd>Ctrl+0</Kbd> brings
          the usual size back.
        </>
      }
    >
      <fieldset className={classes.stepper} aria-label="Size of the code">
        <ActionIcon
          variant="default"
          aria-label="Smaller"
          disabled={boundedFont(size - 1) === size}
          onClick={() => change(-1)}
        >
          <IconMinus size={14} />
        </ActionIcon>
        <output className={classes.size}>{size} px</output>
        <ActionIcon
          variant="default"
          aria-label="Larger"
          disabled={boundedFont(size + 1) === size}
          onClick={() => change(1)}
        >
          <IconPlus size={14} />
        </ActionIcon>
        <Tooltip label="The usual size">
          <ActionIcon
            aria-label="The usual size"
            disabled={size === preferenceDefaults.fontSize}
            onClick={() => setSize(preferenceDefaults.fontSize)}
          >
            <IconRotate size={14} />
          </ActionIcon>
        </Tooltip>
      </fieldset>
      <code className={classes.sample} style={{ fontSize: size }}>
        print(sys.argv[1])
      </code>
    </Setting>
  );
}
