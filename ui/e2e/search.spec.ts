import { expect, type Page, test } from '@playwright/test';
import {
  asUser,
  code,
  createScript,
  expectAccessible,
  focusCode,
  loginCarelessly,
  mergeScript,
  pasteCode,
  saveScript,
  users,
} from './ved.ts';

/** Letters alone, so that it is one word. */
function word(): string {
  return `needle${Date.now()
    .toString(36)
    .replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`;
}

function field(page: Page) {
  return page.getByRole('textbox', { name: 'Find in all scripts' });
}

test.beforeEach(async ({ page }) => {
  await loginCarelessly(page, users.ed1);
});

test('finds lines in all scripts and goes to one', async ({ page }) => {
  const needle = word();
  await createScript(page.request, `"""First of ${needle}"""\n${needle} = 1\n`);
  const second = await createScript(
    page.request,
    `"""Second"""\nx = 1\nprint("${needle}", ${needle.toUpperCase()})\n`,
  );
  await page.keyboard.press('Control+Shift+F');
  await expect(page).toHaveURL(/\/search/);
  await field(page).fill(needle);

  await expect(page.getByText('3 lines in 2 scripts')).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole('region', { name: /Second/ })
    .getByRole('link')
    .click();
  await expect(page).toHaveURL(new RegExp(`/editor/${second}\\?line=3`));
  await expect(page.locator('.monaco-editor .line-numbers.active-line-number:visible')).toHaveText(
    '3',
  );
});

test('tells words, letters and regular expressions apart', async ({ page }) => {
  const needle = word();
  await createScript(
    page.request,
    `"""Kinds"""\na = "${needle}"\nb = "${needle.toUpperCase()}"\nc = "x${needle}"\nd = "${needle}(1)"\n`,
  );
  await page.goto(`/search?q=${needle}`);
  await expect(page.getByText('4 lines in 1 script')).toBeVisible();

  await page.getByRole('button', { name: 'Match upper and lower case' }).click();
  await expect(page.getByText('3 lines in 1 script')).toBeVisible();
  await page.getByRole('button', { name: 'Whole words only' }).click();
  await expect(page.getByText('2 lines in 1 script')).toBeVisible();
  await page.getByRole('button', { name: 'Whole words only' }).click();
  await expect(page.getByText('3 lines in 1 script')).toBeVisible();
  await page.getByRole('button', { name: 'Regular expression (RE2)' }).click();
  await field(page).fill(`${needle}\\(\\d\\)`);
  await expect(page.getByText('1 line in 1 script')).toBeVisible();
  await expect(page).toHaveURL(/regex=1/);
  await field(page).fill(`${needle}(`);
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
});

test('looks on the own branch or on prod', async ({ page }) => {
  const needle = word();
  const id = await createScript(page.request, `"""Branches"""\nx = "${needle} old"\n`);
  await mergeScript(page.request, id);
  await saveScript(page.request, id, `"""Branches"""\nx = "${needle} new"\n`);
  await page.goto(`/search?q=${needle}`);

  const found = page.getByRole('region', { name: /Branches/ });
  await expect(found).toContainText('new');
  await page.getByText('On prod', { exact: true }).click();
  await expect(found).toContainText('old');
  await page.goto(`/search?q=${needle}nothing`);
  await expect(page.getByText('Nothing found')).toBeVisible();
});

test('searches beside the editor and leaves unsaved text alone', async ({ page }) => {
  const needle = word();
  await createScript(page.request, `"""Elsewhere"""\n${needle} = 1\n`);
  const id = await createScript(page.request, '"""Here"""\nprint(1)\n');
  await page.goto(`/editor/${id}`);
  await pasteCode(page, `${needle} = "unsaved"\n`);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+D');
  await page.keyboard.press('Control+Shift+F');

  await expect(field(page)).toHaveValue(needle);
  await page
    .getByRole('region', { name: /Elsewhere/ })
    .getByRole('link')
    .click();
  await expect(code(page)).toContainText(`${needle} = 1`);
  await page.goBack();
  await expect(code(page)).toContainText('unsaved');
  await focusCode(page);
});

test('lets readers search too', async ({ page, browser }) => {
  const needle = word();
  const id = await createScript(page.request, `"""For all"""\n${needle} = 1\n`);
  await mergeScript(page.request, id);
  const reader = await asUser(browser, users.mo1);
  await reader.goto(`/search?q=${needle}`);

  await expect(reader.getByText('1 line in 1 script')).toBeVisible();
  await reader.context().close();
});
