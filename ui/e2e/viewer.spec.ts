import { expect, test } from '@playwright/test';
import { code, focusCode, login, users } from './ved.ts';

test.beforeEach(async ({ page }) => {
  await login(page, users.mo1);
});

test('sees the queue without the verbs', async ({ page }) => {
  await expect(page.locator('[data-script-row]').first()).toBeVisible();

  await expect(page.getByRole('button', { name: 'Run all' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'New script' })).toHaveCount(0);
});

test('reads a script and can change nothing', async ({ page }) => {
  await page.goto('/editor/1');
  await expect(code(page)).toContainText('"""');
  const before = await code(page).textContent();

  await focusCode(page);
  await page.keyboard.type('changed');

  await expect(page.getByText('Changing it needs the role editor').first()).toBeVisible();
  expect(await code(page).textContent()).toBe(before);
  for (const name of ['Save', 'Run', 'Merge to prod']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  }
  await page.getByRole('tab', { name: 'Data' }).click();
  await expect(page.getByRole('button', { name: /Replace|Remove|Edit|Choose a file/ })).toHaveCount(
    0,
  );
});

test('watches runs and cannot start or cancel one', async ({ page }) => {
  await page.goto('/runs');
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible();

  await expect(page.getByRole('button', { name: 'Run all' })).toHaveCount(0);
});

test('gets a page instead of an editor for a new script', async ({ page }) => {
  await page.goto('/editor/new');

  await expect(page.getByText('Only editors write scripts')).toBeVisible();
});

test('is refused by the server as well', async ({ page }) => {
  const answers = await Promise.all([
    page.request.post('/api/scripts', { data: {} }),
    page.request.post('/api/execute/all', { data: {} }),
    page.request.post('/api/scripts/1/merge'),
    page.request.delete('/api/scripts/1/data/test'),
  ]);

  expect(answers.map((answer) => answer.status())).toEqual([403, 403, 403, 403]);
});
