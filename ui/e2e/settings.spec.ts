import { expect, type Page, test } from '@playwright/test';
import { code, createScript, expectAccessible, focusCode, loginCarelessly, users } from './ved.ts';

async function openScript(page: Page): Promise<void> {
  const id = await createScript(page.request, `"""Settings ${Date.now()}"""\nprint(1)\n`);
  await page.goto(`/editor/${id}`);
  await expect(code(page)).toContainText('print');
}

function fontSize(page: Page): Promise<string> {
  return code(page).evaluate((lines) => getComputedStyle(lines).fontSize);
}

test.beforeEach(async ({ page }) => {
  await loginCarelessly(page, users.ed1);
});

test('chooses the theme, which stays', async ({ page }) => {
  await page.goto('/settings');
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark').click();
  await page.reload();

  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
});

test('makes the code larger, in settings and in the text', async ({ page }) => {
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Larger' }).click();
  await page.getByRole('button', { name: 'Larger' }).click();
  await expect(page.getByText('15 px')).toBeVisible();
  await openScript(page);

  await expect.poll(() => fontSize(page)).toBe('15px');
  await focusCode(page);
  await page.keyboard.press('Control+Minus');
  await expect.poll(() => fontSize(page)).toBe('14px');
  await page.keyboard.press('Control+0');
  await expect.poll(() => fontSize(page)).toBe('13px');
});

test('shows the minimap when it is wished', async ({ page }) => {
  await openScript(page);
  const minimap = page.locator('.monaco-editor .minimap canvas').first();
  await expect(minimap).toBeHidden();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('Minimap');
  await page.keyboard.press('Enter');

  await expect(minimap).toBeVisible();
});

test('takes the keys of vim, and :w saves', async ({ page }) => {
  await page.goto('/settings');
  await page.getByText('Keys of vim', { exact: true }).click();
  await expect(page.getByRole('switch', { name: 'Keys of vim' })).toBeChecked();
  await openScript(page);
  await expect(page.locator('.vim-status')).toContainText('NORMAL');

  await focusCode(page);
  await page.keyboard.type('ggOfirst = 1');
  await expect(page.locator('.vim-status')).toContainText('INSERT');
  await page.keyboard.press('Escape');
  await page.keyboard.type(':w');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('button', { name: 'Version 0.2, open the history' })).toBeVisible();
  await expect(code(page)).toContainText('first = 1');
});

test('shows what is set for everyone, and what scripts can import', async ({ page }) => {
  await page.goto('/settings');

  const style = page.getByRole('region', { name: 'Style' });
  await expect(style).toContainText('characters');
  const interpreters = page.getByRole('region', { name: 'Interpreters' });
  await expect(interpreters).toContainText('The standard library');
  await expectAccessible(page);
});

test('lists all keys, but not while text is typed', async ({ page }) => {
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog).toContainText('Find in all scripts');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page
    .getByRole('textbox', { name: /search/i })
    .first()
    .click();
  await page.keyboard.type('?');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('all keys');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
});
