import { expect, type Page, test } from '@playwright/test';
import {
  code,
  createScript,
  expectAccessible,
  focusCode,
  loginCarelessly,
  mergeScript,
  saveScript,
  users,
} from './ved.ts';

const text = (name: string, value: string) =>
  `"""${name}"""\nprint("${value}")\nprint("${name}")\n`;

test.beforeEach(async ({ page }) => {
  await loginCarelessly(page, users.ed1);
});

const list = (page: Page) => page.getByRole('list', { name: 'Versions' });
const diff = (page: Page) => page.locator('.monaco-diff-editor');

/** Three versions, of which the second is on prod. */
async function openHistory(page: Page, name: string): Promise<number> {
  const id = await createScript(page.request, text(name, 'one'));
  await saveScript(page.request, id, text(name, 'two'));
  await mergeScript(page.request, id);
  await saveScript(page.request, id, text(name, 'three'));
  await page.goto(`/editor/${id}`);
  await page.getByRole('button', { name: 'Version 0.3, open the history' }).click();
  await expect(list(page).getByRole('button')).toHaveCount(3);
  return id;
}

test('compares any two versions, and one with prod', async ({ page }) => {
  await openHistory(page, `Compared ${Date.now()}`);
  await expect(list(page).getByRole('button', { name: /^0\.2.*prod/ })).toBeVisible();

  await page.getByRole('checkbox', { name: 'Select 0.1 for a comparison' }).check();
  await page.getByRole('checkbox', { name: 'Select 0.3 for a comparison' }).check();

  await expect(page.getByText('version 0.1 → version 0.3')).toBeVisible();
  await expect(diff(page).getByText('three').first()).toBeVisible();
  await expect(diff(page).getByText('one').first()).toBeVisible();
  await page.getByText('Inline', { exact: true }).click();
  await expect(diff(page).getByText('three').first()).toBeVisible();
  await list(page).getByRole('button', { name: /^0\.1/ }).click();
  await page.getByLabel('Compare with').selectOption('Against prod');
  await expect(diff(page).getByText('two').first()).toBeVisible();
  await expectAccessible(page);
});

test('restores a version on the branch and undoes it', async ({ page }) => {
  await openHistory(page, `Restored ${Date.now()}`);
  await list(page).getByRole('button', { name: /^0\.1/ }).click();

  await page.getByRole('button', { name: 'Bring 0.1 back' }).click();
  await page.getByRole('menuitem', { name: 'Restore 0.1 on your branch' }).click();

  await expect(page.getByText('0.1 is back as 0.4')).toBeVisible();
  await expect(code(page)).toContainText('one');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Version 0.5, open the history' })).toBeVisible();
  await expect(code(page)).toContainText('three');
});

test('restores a version on prod', async ({ page }) => {
  const id = await openHistory(page, `Back on prod ${Date.now()}`);
  await list(page).getByRole('button', { name: /^0\.1/ }).click();

  await page.getByRole('button', { name: 'Bring 0.1 back' }).click();
  await page.getByRole('menuitem', { name: 'Restore 0.1 on prod' }).click();

  await expect(page.getByText('0.1 is back on prod as 0.4')).toBeVisible();
  const prod = await page.request.get(`/api/scripts/${id}?branch=prod`);
  expect(((await prod.json()) as { content: string }).content).toContain('one');
  await expect(code(page)).toContainText('three');
});

test('tells which version brought a line, and leads to it', async ({ page }) => {
  await openHistory(page, `Blamed ${Date.now()}`);
  await page.getByText('Lines', { exact: true }).click();
  const lines = page.locator('.code-blame');
  await expect(lines.locator('.line-numbers').first()).toContainText('0.1 ed1');
  await expectAccessible(page);

  await lines.getByText('three').click();
  await expect(page.getByText(/Line 2: version 0\.3 by ed1/)).toBeVisible();
  await page.getByRole('button', { name: 'Open 0.3' }).click();

  await expect(list(page).getByRole('button', { name: /^0\.3/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('forks, bumps, deletes and puts back', async ({ page }) => {
  const name = `Whole ${Date.now()}`;
  const id = await openHistory(page, name);
  const more = () => page.getByRole('button', { name: 'More actions of the script' }).click();

  await more();
  await page.getByRole('menuitem', { name: 'Bump the major version' }).click();
  await expect(page.getByRole('button', { name: 'Version 1.0, open the history' })).toBeVisible();

  await more();
  await page.getByRole('menuitem', { name: 'Fork 1.0 into a new script' }).click();
  await expect(page).not.toHaveURL(new RegExp(`/editor/${id}$`));
  await page.getByRole('link', { name: /forked from .* v1\.0/ }).click();
  await expect(page).toHaveURL(new RegExp(`/editor/${id}$`));
  await page.getByRole('button', { name: '1 fork' }).click();
  await expect(page.getByRole('menuitem', { name: new RegExp(name) })).toBeVisible();
  await page.keyboard.press('Escape');

  await more();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByText(/This script was deleted by ed1/)).toBeVisible();
  await expect(page.getByText('read only', { exact: true })).toBeVisible();
  await page.reload();
  await expect(code(page)).toContainText('three');
  await page.getByRole('button', { name: 'Put back' }).click();
  await expect(page.getByText(/This script was deleted by ed1/)).toBeHidden();
  await focusCode(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('print(4)');
  await page.keyboard.press('Control+Shift+S');
  await page.getByLabel('What changed, and why').fill('Say four too');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('button', { name: 'Version 1.1, open the history' })).toBeVisible();
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(list(page)).toContainText('Say four too');
});
