import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import {
  apiAs,
  code,
  createScript,
  expectAccessible,
  focusCode,
  login,
  loginCarelessly,
  mergeScript,
  pasteCode,
  pasteOver,
  saveScript,
  users,
} from './ved.ts';

const text = (name: string, first: string, last: string) =>
  `"""${name}"""\nprint("${first}")\n\nprint("${name}")\n\nprint("${last}")\n`;

let ed2: APIRequestContext;

test.beforeEach(async ({ page }) => {
  await loginCarelessly(page, users.ed1);
  ed2 = await apiAs(page, users.ed2);
});

test.afterEach(() => ed2.dispose());

const merge = (page: Page) => page.getByRole('region', { name: 'Merge' });
const version = (page: Page, number: string) =>
  page.getByRole('button', { name: `Version ${number}, open the history` });

/** A script on prod, opened by ed1, on which ed2 then puts a version too. */
async function openWhatChanges(page: Page, name: string): Promise<number> {
  const id = await createScript(page.request, text(name, 'base', 'end'));
  await mergeScript(page.request, id);
  await page.goto(`/editor/${id}`);
  await expect(code(page)).toContainText('base');
  return id;
}

async function changeAs(other: APIRequestContext, id: number, content: string): Promise<void> {
  await saveScript(other, id, content);
  await mergeScript(other, id);
}

test('merges a stale save hunk by hunk, over a reload', async ({ page }) => {
  const name = `Stale ${Date.now()}`;
  const id = await openWhatChanges(page, name);
  await pasteCode(page, text(name, 'mine', 'my end'));
  await changeAs(ed2, id, text(name, 'theirs', 'their end'));
  await expect(page.getByText(/Version 0\.2 was saved by ed2/)).toBeVisible();

  await focusCode(page);
  await page.keyboard.press('Control+S');

  await expect(merge(page).getByText('2 conflicts left')).toBeVisible();
  await expect(merge(page).getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await merge(page).getByRole('button', { name: 'Take theirs, difference 1' }).click();
  await expect(merge(page).getByText('1 conflict left')).toBeVisible();
  await expectAccessible(page);
  await page.reload();

  await expect(page.getByText(/unsaved text of yours .* with a merge under way/)).toBeVisible();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(merge(page).getByText('1 conflict left')).toBeVisible();
  await expect(
    merge(page).getByRole('button', { name: 'Take theirs, difference 1' }),
  ).toHaveAttribute('aria-pressed', 'true');
  await merge(page).getByRole('button', { name: 'Take both, difference 2' }).click();
  await expect(merge(page).getByText('No conflict left')).toBeVisible();
  await merge(page).getByRole('button', { name: 'Save', exact: true }).click();

  await expect(version(page, '0.3')).toBeVisible();
  await expect(merge(page)).toBeHidden();
  for (const part of ['theirs', 'their end', 'my end']) {
    await expect(code(page)).toContainText(part);
  }
});

test('knows after undo that the text was made from an older version', async ({ page }) => {
  const name = `Undone ${Date.now()}`;
  const id = await openWhatChanges(page, name);
  await pasteCode(page, text(name, 'mine', 'end'));
  await changeAs(ed2, id, text(name, 'theirs', 'end'));
  await page.getByRole('button', { name: 'Take 0.2' }).click();
  await expect(code(page)).toContainText('theirs');

  await focusCode(page);
  await page.keyboard.press('Control+Z');

  await expect(code(page)).toContainText('mine');
  await expect(version(page, '0.1')).toBeVisible();
  await page.keyboard.press('Control+S');
  await expect(merge(page).getByText('1 conflict left')).toBeVisible();
});

test('resolves a merge conflict and puts the result on prod', async ({ page }) => {
  const name = `Conflict ${Date.now()}`;
  const id = await openWhatChanges(page, name);
  await pasteCode(page, text(name, 'mine', 'end'));
  await page.keyboard.press('Control+S');
  await expect(version(page, '0.2')).toBeVisible();
  await changeAs(ed2, id, text(name, 'theirs', 'their end'));

  await page.getByRole('button', { name: 'Merge to prod' }).click();

  await expect(merge(page).getByText('1 conflict left')).toBeVisible();
  await expect(merge(page).getByText('Changed by them only')).toBeVisible();
  await merge(page).getByRole('switch', { name: 'Show the base' }).click();
  await expect(merge(page).getByText('print("base")')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText(/A merge with .* is under way, 1 conflict left/)).toBeVisible();
  await page.getByRole('button', { name: 'Go on merging' }).click();
  await merge(page).getByRole('button', { name: 'Edit by hand, difference 1' }).click();
  await pasteOver(page, text(name, 'by hand', 'their end'));
  await expect(merge(page).getByText('No conflict left')).toBeVisible();
  await merge(page).getByRole('button', { name: 'Save and merge' }).click();

  await expect(page.getByText('Version 0.4 is on prod')).toBeVisible();
  const prod = await ed2.get(`/api/scripts/${id}?branch=prod`);
  expect(((await prod.json()) as { content: string }).content).toBe(
    text(name, 'by hand', 'their end'),
  );
});

test('joins what does not conflict and shows what came in', async ({ page }) => {
  const name = `Joined ${Date.now()}`;
  const id = await openWhatChanges(page, name);
  await pasteCode(page, text(name, 'mine', 'end'));
  await page.keyboard.press('Control+S');
  await expect(version(page, '0.2')).toBeVisible();
  await changeAs(ed2, id, text(name, 'base', 'their end'));
  await expect(page.getByText('behind', { exact: true }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Merge to prod' }).click();
  await page.getByRole('button', { name: 'Show what came in' }).click();

  const comparison = page.getByRole('region', { name: 'Comparison' });
  await expect(comparison.getByText('their end').first()).toBeVisible();
  await page.getByRole('button', { name: 'Close the comparison' }).click();
  await expect(code(page)).toContainText('their end');
  await expect(code(page)).toContainText('mine');
});

test('shows the work of others, and loads it as text of one’s own', async ({ page }) => {
  const name = `Others ${Date.now()}`;
  const id = await openWhatChanges(page, name);
  await saveScript(ed2, id, text(name, 'from ed2', 'end'));

  await expect(page.getByText(/ed2 has work on it that is not on prod/)).toBeVisible();
  await page.getByRole('button', { name: 'View diff with ed2' }).click();
  await expect(
    page.getByRole('region', { name: 'Comparison' }).getByText('from ed2').first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Close the comparison' }).click();
  await page.goto(`/editor/${id}?load=ed2`);

  await expect(code(page)).toContainText('from ed2');
  await expect(page.getByText('unsaved', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\/editor\/\d+$/);
});

test('shows who else has the script open, and whether it is unsaved', async ({ page, browser }) => {
  const name = `Open ${Date.now()}`;
  const id = await openWhatChanges(page, name);
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const other = await context.newPage();
  await login(other, users.ed2);
  await other.goto(`/editor/${id}`);

  const people = page.getByRole('list', { name: 'Also open by' });
  await expect(people).toContainText('ed2 has this open');
  await focusCode(other);
  await other.keyboard.type('# ');
  await expect(people).toContainText('ed2 is changing this, not saved yet');
  await other.getByRole('link', { name: 'Scripts', exact: true }).first().click();
  await other.getByRole('button', { name: 'Leave, keep the draft' }).click();

  await expect(people).toBeHidden();
  await context.close();
});
