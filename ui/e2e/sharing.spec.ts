import { expect, type Page, test } from '@playwright/test';
import {
  asUser,
  createScript,
  expectAccessible,
  focusCode,
  login,
  mergeScript,
  row,
  saveScript,
  users,
} from './ved.ts';

let made = 0;

function text(name: string, ...lines: readonly string[]): string {
  return [`"""${name}"""`, `print("${name}")`, ...lines, ''].join('\n');
}

/** A script on prod, and the catalogue searched for it: many rows are not drawn. */
async function onProd(page: Page, word = `shared${Date.now()}`) {
  const { request } = page;
  const name = `Number ${++made} ${word}`;
  const id = await createScript(request, text(name, 'a = 1', 'b = 2', 'c = 3'));
  await mergeScript(request, id);
  const catalogue = `/?q=${word}`;
  await page.goto(catalogue);
  await expect(row(page, id)).toContainText(name);
  return { id, name, catalogue };
}

test.beforeEach(async ({ page }) => {
  await login(page, users.ed1);
});

test('shows the work of others with its difference, as it appears', async ({ page, browser }) => {
  const { id, name } = await onProd(page);
  const other = await asUser(browser, users.ed2);
  const mine = row(page, id);
  await expect(mine.getByRole('button', { name: /ed2/ })).toHaveCount(0);

  await saveScript(other.request, id, text(name, 'a = 1', 'b = 22', 'c = 3'));
  const chip = mine.getByRole('button', { name: /ed2: version 0\.2 is not on prod/ });
  await expect(chip).toBeVisible();
  await chip.click();
  await expect(page.getByRole('menuitem', { name: 'Load into the editor' })).toHaveAttribute(
    'href',
    `/editor/${id}?load=ed2`,
  );
  await page.getByRole('menuitem', { name: 'View diff with prod' }).click();

  const dialog = page.getByRole('dialog', { name: /prod and ed2/ });
  await expect(dialog).toContainText('prod, version 0.1');
  await expect(dialog).toContainText('ed2, version 0.2');
  await expect(dialog.locator('.view-lines').last()).toContainText('22');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await mergeScript(other.request, id);
  await expect(chip).toHaveCount(0);
  await other.context().close();
});

test('shows a viewer the difference, but offers no loading', async ({ page, browser }) => {
  const { id, name, catalogue } = await onProd(page);
  const other = await asUser(browser, users.ed2);
  await saveScript(other.request, id, text(name, 'a = 4'));
  const viewer = await asUser(browser, users.mo1);
  await viewer.goto(catalogue);

  await row(viewer, id).getByRole('button', { name: /ed2/ }).click();

  await expect(viewer.getByRole('menuitem', { name: 'View diff with prod' })).toBeVisible();
  await expect(viewer.getByRole('menuitem', { name: /Load/ })).toHaveCount(0);
  await mergeScript(other.request, id);
  await other.context().close();
  await viewer.context().close();
});

test('shows who has a script open, with unsaved changes, and that they left', async ({
  page,
  browser,
}) => {
  const { id } = await onProd(page);
  const other = await asUser(browser, users.ed2);
  const open = row(page, id).getByRole('img', { name: 'ed2: has it open now' });
  const unsaved = row(page, id).getByRole('img', { name: /ed2: .*unsaved changes/ });

  await other.goto(`/editor/${id}`);
  await expect(open).toBeVisible();
  await page.reload();
  await expect(open).toBeVisible();
  await focusCode(other);
  await other.keyboard.type('# more');
  await expect(unsaved).toBeVisible();
  await other.keyboard.press('Control+S');
  await expect(unsaved).toHaveCount(0);
  await expect(row(page, id).getByRole('button', { name: /ed2: .*open now/ })).toBeVisible();

  await other.goto('about:blank');

  await expect(row(page, id).getByText(/open now/)).toHaveCount(0);
  await other.context().close();
});

test('shows nobody who has logged out', async ({ page, browser }) => {
  const { id } = await onProd(page);
  const other = await asUser(browser, users.ed2);
  await other.goto(`/editor/${id}`);
  const open = row(page, id).getByRole('img', { name: 'ed2: has it open now' });
  await expect(open).toBeVisible();

  await other.getByRole('button', { name: /user menu/ }).click();
  await other.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(other).toHaveURL(/\/login/);

  await expect(open).toHaveCount(0);
  await other.context().close();
});

test('merges all work of a user at once, or says everything that is in the way', async ({
  page,
  browser,
}) => {
  const word = `all${Date.now()}`;
  const free = await onProd(page, word);
  const disputed = await onProd(page, word);
  const other = await asUser(browser, users.ed2);
  await saveScript(other.request, free.id, text(free.name, 'a = 10', 'b = 2', 'c = 3'));
  await saveScript(other.request, disputed.id, text(disputed.name, 'a = 1', 'b = "ed2"', 'c = 3'));
  await saveScript(page.request, disputed.id, text(disputed.name, 'a = 1', 'b = "ed1"', 'c = 3'));
  await mergeScript(page.request, disputed.id);
  await other.goto(free.catalogue);
  await expect(row(other, free.id)).toContainText('ahead');
  await expect(row(other, disputed.id)).toContainText('conflict');

  await other.getByRole('button', { name: /^Merge all mine/ }).click();
  const dialog = other.getByRole('dialog', { name: 'Merge all mine' });
  await expect(dialog).toContainText(free.name);
  await expectAccessible(other);
  await dialog.getByRole('button', { name: /^Merge \d+ scripts/ }).click();
  const blockers = dialog.getByRole('list', { name: 'In the way' });
  await expect(blockers).toContainText(disputed.name);
  await expect(blockers.getByRole('link')).toHaveAttribute('href', `/editor/${disputed.id}`);
  await expectAccessible(other);
  await expect(row(other, free.id)).toContainText('ahead');

  // ed2 takes over what prod has: nothing of theirs is left to dispute.
  const prod = (await (
    await other.request.get(`/api/scripts/${disputed.id}?branch=prod`)
  ).json()) as {
    content: string;
    content_version: { id: number };
  };
  const own = (await (await other.request.get(`/api/scripts/${disputed.id}`)).json()) as {
    content_version: { id: number };
  };
  const resolved = await other.request.put(`/api/scripts/${disputed.id}`, {
    data: {
      content: `${prod.content}d = 4\n`,
      base_version_id: own.content_version.id,
      merged_version_id: prod.content_version.id,
    },
  });
  expect(resolved.status(), await resolved.text()).toBe(200);
  await dialog.getByRole('button', { name: 'Try again' }).click();

  const merged = dialog.getByRole('list', { name: 'Merged' });
  await expect(merged).toContainText(free.name);
  await expect(merged).toContainText(disputed.name);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(row(other, free.id)).not.toContainText('ahead');
  await expect(other.getByRole('button', { name: /^Merge all mine/ })).toHaveCount(0);
  await other.context().close();
});
