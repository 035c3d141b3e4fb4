import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { asUser, code, createScript, focusCode, users } from '../e2e/ved.ts';
import { median, report } from './report.ts';
import { firstSeen, watchKeys } from './watch.ts';

const colds = 5;
const keys = 15;
const measured = join(import.meta.dirname, 'measured.py');
const text = readFileSync(measured, 'utf8');

/** Opens the script in a browser that has nothing of Ved yet. */
async function openCold(browser: Browser, mode: 'browser' | 'server', script: number) {
  const page = await asUser(browser, users.ed1);
  await page.addInitScript(
    (value) => localStorage.setItem('ved.preference.languageService', value),
    JSON.stringify(mode),
  );
  await page.addInitScript(firstSeen, {
    ready: '.monaco-editor .view-line',
    diagnostic: '.squiggly-error',
  });
  let bytes = 0;
  page.on('requestfinished', (request) => {
    void request.sizes().then(
      (sizes) => {
        bytes += sizes.responseBodySize + sizes.responseHeadersSize;
      },
      () => undefined,
    );
  });
  await page.goto(`/editor/${script}`);
  await expect(page.locator('.squiggly-error').first()).toBeVisible({ timeout: 60_000 });
  const seen = await page.evaluate(() => window.vedSeen);
  return { page, seen, bytes: () => bytes };
}

/** Milliseconds from a key to the squiggle that it causes, over and over. */
async function keyToSquiggle(page: Page, key: string, squiggle: string): Promise<number[]> {
  await focusCode(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.squiggly-error')).toHaveCount(1);
  const before = await page.locator(squiggle).count();
  await page.evaluate(watchKeys, squiggle);
  const times: number[] = [];
  for (let i = 0; i < keys; i++) {
    await page.keyboard.press(key);
    await page.waitForFunction(() => window.vedKeyTime !== null, undefined, { timeout: 30_000 });
    times.push(await page.evaluate(() => window.vedKeyTime ?? Number.NaN));
    await page.keyboard.press('Backspace');
    await expect(page.locator(squiggle)).toHaveCount(before);
  }
  return times;
}

/** Resident memory of the language servers that run on this machine, MiB each. */
function serverMemory(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(join('/proc', pid, 'cmdline'), 'utf8').split('\0');
        const server =
          command.some((part) => part.includes('pyright')) && command.includes('--stdio');
        const status = server ? readFileSync(join('/proc', pid, 'status'), 'utf8') : '';
        const found = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
        return found === undefined ? [] : [Number(found) / 1024];
      } catch {
        return [];
      }
    });
}

for (const mode of ['browser', 'server'] as const) {
  test(`Python in the editor, Pyright in the ${mode}`, async ({ browser }) => {
    test.setTimeout(600_000);
    const first = await asUser(browser, users.ed1);
    const script = await createScript(first.request, text);
    const settings = await (await first.request.get('/api/settings')).json();
    test.skip(mode === 'server' && !settings.language.server, settings.language.why_not);
    await first.context().close();

    const ready: number[] = [];
    const diagnostic: number[] = [];
    for (let i = 0; i < colds; i++) {
      const { page, seen, bytes } = await openCold(browser, mode, script);
      ready.push(seen.ready ?? Number.NaN);
      diagnostic.push(seen.diagnostic ?? Number.NaN);
      if (i === colds - 1) {
        await expect(code(page)).toContainText('count');
        const pyright = await keyToSquiggle(page, '.', '.squiggly-error');
        const ruff = await keyToSquiggle(page, 'Space', '.squiggly-warning');
        report(`${mode}: key to squiggle of Pyright, ms`, pyright);
        report(`${mode}: key to squiggle of Ruff, ms`, ruff);
        report(`${mode}: bytes over the wire until then, KiB`, [bytes() / 1024]);
        if (mode === 'server') {
          report('server: memory of a session, MiB', [median(serverMemory())]);
        }
      }
      await page.context().close();
    }
    report(`${mode}: editor ready in an empty browser, ms`, ready);
    report(`${mode}: first diagnostic in an empty browser, ms`, diagnostic);
  });
}

test('pyright on the command line, which has to start each time', () => {
  const times = Array.from({ length: colds }, () => {
    const start = performance.now();
    try {
      execFileSync('node', ['node_modules/pyright/index.js', measured], {
        stdio: 'ignore',
      });
    } catch {
      // It has found what is wrong with the script.
    }
    return performance.now() - start;
  });
  report('pyright on the command line: all diagnostics, ms', times);
});
