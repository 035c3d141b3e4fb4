import { expect, test } from '@playwright/test';
import { createScript, expectAccessible, login, row, users } from './ved.ts';

test.beforeEach(async ({ page }) => {
  await login(page, users.ed1);
});

test('shows the examples in order, headed where they run side by side', async ({ page }) => {
  await expect(page.locator('[data-script-row]').first()).toBeVisible();
  await expect(
    page.getByRole('heading', { name: /^\d+ runs side by side · \d+ scripts/ }).first(),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: / 1 script$/ })).toHaveCount(0);

  const numbers = await page.locator('[data-script-row] > span:first-child').allTextContents();

  expect(numbers.length).toBeGreaterThanOrEqual(8);
  expect(numbers.map(Number)).toEqual([...numbers].map(Number).sort((a, b) => a - b));
});

test('tells version, person and docstring in a tooltip', async ({ page }) => {
  await page.locator('[data-script-row]').first().hover();

  const tip = page.getByRole('tooltip');
  await expect(tip).toContainText(/Version \d+\.\d+/);
  await expect(tip).toContainText('by ');
});

test('searches as one types and goes on by keyboard alone', async ({ page }) => {
  const first = page.locator('[data-script-row]').first();
  const name = (await first.locator('span > span').first().textContent()) ?? '';

  await page.keyboard.press('/');
  await page.keyboard.type(name.slice(0, 12));
  await expect(page.locator('mark').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/editor\/\d+/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name.slice(0, 12));
});

test('says so when nothing fits, and keeps the search over a reload', async ({ page }) => {
  await page.getByLabel('Search the scripts').fill('no script is called this');
  await expect(page.getByRole('heading', { name: 'No script fits' })).toBeVisible();

  await expect(page).toHaveURL(/q=no/);
  await page.reload();
  await expect(page.getByLabel('Search the scripts')).toHaveValue('no script is called this');
  await page.getByRole('button', { name: 'Show all' }).click();

  await expect(page.locator('[data-script-row]').first()).toBeVisible();
});

test('moves among the rows with the arrow keys', async ({ page }) => {
  const rows = page.locator('[data-script-row]');
  await rows.first().focus();

  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
});

test('keeps only what the filters name, also over a reload', async ({ page }) => {
  const name = `Only on a branch ${Date.now()}`;
  const id = await createScript(page.request, `"""${name}"""\nprint("${name}")\n`);

  await page.getByLabel('Search the scripts').fill(name);
  await page.locator('label', { hasText: 'Not on prod' }).click();
  await expect(row(page, id)).toContainText('new');
  await page.locator('label', { hasText: 'Mine' }).click();
  await expect(page).toHaveURL(/mine/);
  await page.reload();

  await expect(page).toHaveURL(/not-on-prod/);
  await expect(row(page, id)).toContainText(name);
  await expect(page.getByRole('checkbox', { name: /^Mine/ })).toBeChecked();
});

test('leads to the deleted scripts, the duplicates and the history of the order', async ({
  page,
}) => {
  const places = [
    ['Deleted scripts', '/deleted'],
    ['Duplicates', '/duplicates'],
    ['History of the order', '/order'],
  ] as const;
  for (const [name, path] of places) {
    await page.goto('/');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name }).click();
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expectAccessible(page);
  }
});

test('finds scripts and actions in the command palette', async ({ page }) => {
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: 'Find a script or an action' }).fill('go to the runs');
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/runs$/);
});

test('keeps the chosen theme', async ({ page }) => {
  await page.getByRole('button', { name: /user menu/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

  await page.reload();

  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('answers unknown addresses with a page', async ({ page }) => {
  await page.goto('/no/such/page');

  await expect(page.getByText('There is no such page')).toBeVisible();
});

test('is accessible', async ({ page }) => {
  test.slow();
  await expect(page.locator('[data-script-row]').first()).toBeVisible();

  await expectAccessible(page);
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: 'Find a script or an action' })).toBeFocused();
  await expectAccessible(page);
});

test('is accessible with a menu open', async ({ page }) => {
  test.slow();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Duplicates' })).toBeVisible();

  await expectAccessible(page);
});
