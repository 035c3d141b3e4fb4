import { defineConfig } from '@playwright/test';
import e2e from './playwright.config.ts';

/** Speed of the editor, measured in a real browser; `./ved bench` starts the server for it. */
export default defineConfig(e2e, {
  testDir: 'bench',
  testMatch: '*.bench.ts',
  outputDir: 'target/bench',
  retries: 0,
  reporter: 'line',
  use: { trace: 'off' },
});
