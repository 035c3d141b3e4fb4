import { expect, test } from '@playwright/test';
import {
  code,
  expectAccessible,
  fillLogin,
  focusCode,
  login,
  loginCarelessly,
  users,
} from './ved.ts';

test('refuses a wrong password in words and lets in with the right one', async ({ page }) => {
  await page.goto('/login');
  await fillLogin(page, { ...users.ed1, password: 'wrong' } as never);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page).toHaveURL(/\/login/);

  await fillLogin(page, users.ed1);

  await expect(page.getByRole('heading', { level: 1, name: 'Scripts' })).toBeVisible();
});

test('leads to the page that was asked for', async ({ page }) => {
  await page.goto('/editor/1');
  await expect(page).toHaveURL(/\/login\?next=/);

  await fillLogin(page, users.mo1);

  await expect(page).toHaveURL(/\/editor\/1$/);
});

test('logs out for good', async ({ page }) => {
  await login(page, users.ed1);
  await page.getByRole('button', { name: /user menu/ }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();

  await page.goto('/runs');

  await expect(page).toHaveURL(/\/login/);
});

test('asks for the password in place when the session has ended, and keeps the text', async ({
  page,
  context,
}) => {
  await loginCarelessly(page, users.ed1);
  await page.goto('/editor/1');
  await focusCode(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('# not saved yet');
  await context.clearCookies();

  await page.keyboard.press('Control+S');
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(dialog).toBeVisible();
  const connection = page.locator('footer').getByRole('status', { includeHidden: true }).first();
  await expect(connection).toHaveText('Not connected: log in again');
  await dialog.getByRole('textbox', { name: 'Password' }).fill(users.ed1.password);
  await dialog.getByRole('button', { name: 'Log in' }).click();

  await expect(dialog).toBeHidden();
  await expect(connection).toHaveText('Live');
  await expect(code(page)).toContainText('not saved yet');
  await expect(page.getByText('unsaved', { exact: true })).toBeVisible();
});

test('is accessible', async ({ page }) => {
  await page.goto('/login');
  await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();

  await expectAccessible(page);
});
