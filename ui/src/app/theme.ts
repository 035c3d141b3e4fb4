import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Kbd,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
  Menu,
  Modal,
  Notification,
  Popover,
  SegmentedControl,
  Tooltip,
} from '@mantine/core';
import styles from './controls.module.css';
import { popoversId } from './Popovers.tsx';

const blue: MantineColorsTuple = [
  '#edf1fd',
  '#d9e2fb',
  '#b4c5f6',
  '#8da4ef',
  '#6d89e6',
  '#5674de',
  '#4868d6',
  '#3f5fd0',
  '#3b5bcc',
  '#2d49ae',
];

const grey: MantineColorsTuple = [
  '#e4e7ec',
  '#c9ced6',
  '#9aa2b0',
  '#868e9c',
  '#3a404b',
  '#2a2e36',
  '#1d2026',
  '#16181d',
  '#111317',
  '#0c0d10',
];

export const theme = createTheme({
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-code)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  primaryColor: 'ved',
  primaryShade: { light: 8, dark: 7 },
  colors: { ved: blue, dark: grey },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'compact-sm' },
      vars: (_theme, { size }) => ({
        root: {
          ...(size === 'compact-sm'
            ? { '--button-height': '28px', '--button-padding-x': '10px', '--button-fz': '13px' }
            : {}),
        },
      }),
      classNames: { root: styles.button ?? '', section: styles.section ?? '' },
    }),
    SegmentedControl: SegmentedControl.extend({ classNames: { label: styles.segment ?? '' } }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray', size: 28 },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, transitionProps: { duration: 80 }, withArrow: false },
    }),
    Menu: Menu.extend({
      defaultProps: {
        transitionProps: { duration: 80 },
        shadow: 'md',
        withinPortal: true,
        // A menu holds nothing but its items.
        withInitialFocusPlaceholder: false,
      },
      classNames: { item: styles.item ?? '', label: styles.menuLabel ?? '' },
    }),
    // Menus too: what is open belongs to a landmark of the page.
    Popover: Popover.extend({ defaultProps: { portalProps: { target: `#${popoversId}` } } }),
    Notification: Notification.extend({
      classNames: { description: styles.description ?? '' },
    }),
    Modal: Modal.extend({
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        // It would count as a second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
      classNames: { title: styles.title ?? '' },
    }),
    Kbd: Kbd.extend({ defaultProps: { size: 'xs' } }),
  },
});

/** Mantine's surfaces follow the tokens. */
export const cssVariables: CSSVariablesResolver = () => {
  const surfaces = {
    '--mantine-color-body': 'var(--bg)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-dim)',
    '--mantine-color-placeholder': 'var(--text-faint)',
    '--mantine-color-default': 'var(--bg-raised)',
    '--mantine-color-default-hover': 'var(--bg-hover)',
    '--mantine-color-default-border': 'var(--border-strong)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--bad)',
  };
  return { variables: {}, light: surfaces, dark: surfaces };
};

export const colorSchemes = localStorageColorSchemeManager({ key: 'ved.color-scheme' });
