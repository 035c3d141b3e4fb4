import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { asUser, createScript, expectAccessible, login, row, users } from './ved.ts';

/** Three scripts in a row at the end of the queue, each in a group of its own. */
interface Three {
  readonly word: string;
  readonly ids: readonly [number, number, number];
  /** The group of the first. */
  readonly group: number;
}

async function threeScripts(request: APIRequestContext): Promise<Three> {
  const word = `order${Date.now()}`;
  const make = (name: string) =>
    createScript(request, `"""${name} ${word}"""\nprint("${name} ${word}")\n`);
  const ids = [await make('First'), await make('Second'), await make('Third')] as const;
  const { ordering_number } = await (await request.get(`/api/scripts/${ids[0]}`)).json();
  return { word, ids, group: ordering_number };
}

async function show(page: Page, three: Three): Promise<void> {
  await page.goto(`/?q=${three.word}`);
  await expect(row(page, three.ids[2])).toBeVisible();
}

function names(page: Page) {
  return page.locator('[data-script-row] mark').locator('xpath=..');
}

/** Presses on one row and moves to a share of the height of another. */
async function dragOver(page: Page, from: number, to: number, share: number): Promise<void> {
  const start = await page.locator(`[data-script="${from}"]`).boundingBox();
  const end = await page.locator(`[data-script="${to}"]`).boundingBox();
  if (start === null || end === null) {
    throw new Error('A row is not shown');
  }
  await page.mouse.move(start.x + 150, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + 150, end.y + end.height / 2, { steps: 3 });
  await page.mouse.move(end.x + 150, end.y + end.height * share, { steps: 2 });
}

test.describe('an editor', () => {
  test.beforeEach(async ({ page }) => {
    await login(page, users.ed1);
  });

  test('drags a script into another group and takes it back', async ({ page }) => {
    const three = await threeScripts(page.request);
    const [first, second, third] = three.ids;
    await show(page, three);

    await dragOver(page, third, first, 0.6);
    await expect(page.getByText(`${three.group}.01 in group ${three.group}`)).toBeVisible();
    await page.mouse.up();

    await expect(row(page, third)).toContainText(`${three.group}.01`);
    await expect(names(page)).toHaveText([/First/, /Third/, /Second/]);
    await expect(
      page.getByRole('heading', { name: `${three.group} runs side by side · 2 scripts` }),
    ).toBeVisible();
    expect(page.url()).not.toContain('/editor/');

    await page.getByRole('button', { name: 'Undo' }).click();

    await expect(row(page, third)).toContainText(`${three.group + 2}.0`);
    await expect(names(page)).toHaveText([/First/, /Second/, /Third/]);
    expect(second).toBeGreaterThan(first);
  });

  test('lets go of a row with Escape', async ({ page }) => {
    const three = await threeScripts(page.request);
    await show(page, three);

    await dragOver(page, three.ids[2], three.ids[0], 0.6);
    await page.keyboard.press('Escape');
    await page.mouse.up();

    await expect(page.getByText(/in group/)).toHaveCount(0);
    await expect(names(page)).toHaveText([/First/, /Second/, /Third/]);
    expect(page.url()).not.toContain('/editor/');
  });

  test('moves a row by keyboard, and is told who made room', async ({ page }) => {
    const three = await threeScripts(page.request);
    const [first, second] = three.ids;
    await show(page, three);
    await page.locator(`[data-script="${second}"]`).focus();

    await page.keyboard.press('Alt+ArrowUp');
    await expect(row(page, second)).toContainText(`${three.group}.01`);
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await expect(page.locator(`[data-script="${second}"]`)).toBeFocused();
    await page.keyboard.press('Alt+ArrowUp');

    await expect(names(page)).toHaveText([/Second/, /First/, /Third/]);
    await expect(page.getByText(/Renumbered to make room/)).toContainText('First');
    await expect(row(page, second)).toContainText(`${three.group}.0`);
    await expect(row(page, first)).toContainText(`${three.group}.1`);
    await expect(page.locator(`[data-script="${second}"]`)).toBeFocused();
  });

  test('writes a number and hears who has it already', async ({ page }) => {
    const three = await threeScripts(page.request);
    const third = row(page, three.ids[2]);
    await show(page, three);

    await third.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Change number…' }).click();
    const field = page.getByLabel('New ordering number');
    await field.fill(`${three.group}`);
    await field.press('Enter');
    await expect(third).toContainText(`taken by First ${three.word}`);
    await expectAccessible(page);
    await field.fill(`${three.group},25`);
    await field.press('Enter');

    await expect(field).toHaveCount(0);
    await expect(third).toContainText(`${three.group}.25`);
    await expect(page.locator(`[data-script="${three.ids[2]}"]`)).toBeFocused();
  });

  test('is told when the queue has changed, and sees it as it is', async ({ page }) => {
    const three = await threeScripts(page.request);
    const [first, second, third] = three.ids;
    const place = (id: number, number: number) =>
      page.request.put(`/api/scripts/${id}/ordering-number`, {
        data: { ordering_number: number },
      });
    await place(second, three.group + 0.5);
    await show(page, three);
    await expect(row(page, second)).toContainText(`${three.group}.5`);
    // Someone else is faster: what was between First and Second no longer is.
    await page.route(`**/api/scripts/${third}/place`, async (route) => {
      await place(second, three.group + 7);
      await route.continue();
    });

    await dragOver(page, third, second, 0.3);
    await page.mouse.up();

    await expect(page.getByRole('alert').first()).toBeVisible();
    await expect(row(page, second)).toContainText(`${three.group + 7}.0`);
    await expect(row(page, third)).toContainText(`${three.group + 2}.0`);
    await expect(row(page, first)).toContainText(`${three.group}.0`);
  });

  test('deletes a script, takes that back, and puts it back later', async ({ page }) => {
    const three = await threeScripts(page.request);
    const [, second] = three.ids;
    const remove = async () => {
      await row(page, second)
        .getByRole('button', { name: /^Actions for/ })
        .click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await expect(row(page, second)).toHaveCount(0);
    };
    await show(page, three);

    await remove();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row(page, second)).toContainText(`${three.group + 1}.0`);
    await remove();
    await page.goto('/deleted');
    const entry = page.getByRole('listitem').filter({ hasText: `Second ${three.word}` });
    await expect(entry).toContainText('by ed1');
    await expectAccessible(page);
    await entry.getByRole('button', { name: /^Put back/ }).click();
    await expect(entry).toHaveCount(0);

    await page.goto('/order');
    const changes = page.getByRole('listitem').filter({ hasText: `Second ${three.word}` });
    await expect(changes.filter({ hasText: 'put back' })).toHaveCount(2);
    await expect(changes.filter({ hasText: 'deleted' })).toHaveCount(2);
    await show(page, three);
    await expect(row(page, second)).toContainText(`${three.group + 1}.0`);
  });

  test('forks a script into the next number', async ({ page }) => {
    const three = await threeScripts(page.request);
    await show(page, three);

    await row(page, three.ids[0])
      .getByRole('button', { name: /^Actions for/ })
      .click();
    await page.getByRole('menuitem', { name: 'Fork' }).click();

    await expect(page).toHaveURL(/\/editor\/\d+/);
    await show(page, three);
    await expect(names(page)).toHaveText([/First/, /Second/, /Third/, /First/]);
    await expect(page.getByText(`${three.group + 3}.0`)).toBeVisible();
  });
});

test('a viewer sees the order and none of its verbs', async ({ page, browser }) => {
  await login(page, users.ed1);
  const three = await threeScripts(page.request);
  const viewer = await asUser(browser, users.mo1);
  await viewer.goto('/');
  await expect(viewer.locator('[data-script-row]').first()).toBeVisible();

  await expect(viewer.getByRole('button', { name: /^Actions for/ })).toHaveCount(0);
  await expect(viewer.getByRole('button', { name: /^Merge all/ })).toHaveCount(0);
  const first = viewer.locator('[data-script-row]').first();
  const before = await first.textContent();
  await first.focus();
  await viewer.keyboard.press('Alt+ArrowDown');
  await expect(first).toHaveText(before ?? '');
  await viewer.goto('/deleted');
  await expect(viewer.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(viewer.getByRole('button', { name: /^Put back/ })).toHaveCount(0);

  const answers = await Promise.all([
    viewer.request.put(`/api/scripts/${three.ids[0]}/ordering-number`, {
      data: { ordering_number: 5 },
    }),
    viewer.request.put(`/api/scripts/${three.ids[0]}/place`, { data: { group: 5 } }),
    viewer.request.delete(`/api/scripts/${three.ids[0]}`),
    viewer.request.post('/api/merge-all'),
  ]);
  expect(answers.map((answer) => answer.status())).toEqual([403, 403, 403, 403]);
  await viewer.context().close();
});
