import { defineConfig } from '@playwright/test';

/**
 * Chromium takes the last list it gets, so what Playwright turns off is repeated here (its
 * `chromiumSwitches`). The last three are pages of the browser's own frame, which it would start
 * for every test: two renderers that nobody looks at cost more than most pages of Ved.
 */
const withoutFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'PreloadTopChromeWebUI',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

/** Against a server that runs already: the launcher starts the packaged one. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'target/e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: Number(process.env.VED_TEST_RETRIES ?? 0),
  reporter: 'list',
  use: {
    baseURL: process.env.VED_BASE_URL ?? 'http://127.0.0.1:8000',
    viewport: { width: 1280, height: 720 },
    // Recording everything slows every page down: only what failed once is recorded.
    trace: 'on-first-retry',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      executablePath: process.env.VED_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${withoutFeatures.join(',')}`,
      ],
    },
  },
});
