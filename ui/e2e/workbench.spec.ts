import { expect, type Page, test } from '@playwright/test';
import {
  asUser,
  code,
  createScript,
  expectAccessible,
  focusCode,
  loginCarelessly,
  pasteCode,
  users,
} from './ved.ts';

/** A language service takes its time to start on a machine that does other things. */
const patience = { timeout: 60_000 };
let made = 0;

/** A script with a name that no other test uses. */
async function script(page: Page, ...lines: readonly string[]) {
  const name = `Tab ${++made} ${Date.now()}`;
  const id = await createScript(page.request, [`"""${name}"""`, ...lines, ''].join('\n'));
  return { id, name };
}

function tabs(page: Page) {
  return page.getByRole('navigation', { name: /^Open scripts/ }).getByRole('link');
}

function tab(page: Page, name: string) {
  return tabs(page).filter({ hasText: name });
}

/** From the editor that is open, without loading the page anew. */
async function openFromQueue(page: Page, name: string, modifiers: 'Alt'[] = []): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Queue' })
    .getByRole('link', { name })
    .click({ modifiers });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(tab(page, name)).toBeVisible();
}

/** The code in one of two columns. */
function column(page: Page, place: number) {
  return page.locator(`[data-column="${place}"] .monaco-editor .view-lines:visible`).first();
}

test.beforeEach(async ({ page }) => {
  await loginCarelessly(page, users.ed1);
});

test('keeps what is typed in every tab, and asks before all of it is left', async ({ page }) => {
  const one = await script(page, 'print("one")');
  const two = await script(page, 'print("two")');
  await page.goto(`/editor/${one.id}`);
  await pasteCode(page, 'typed = "in the first"\n');
  await openFromQueue(page, two.name);
  await pasteCode(page, `"""${two.name}"""\ntyped = "in the second"\n`);

  await tab(page, one.name).click();
  await expect(code(page)).toContainText('in the first');
  await expect(tab(page, two.name)).toContainText('not saved');
  await page.keyboard.press('Alt+PageDown');
  await expect(code(page)).toContainText('in the second');
  await page.keyboard.press('Control+S');
  await expect(tab(page, two.name)).not.toContainText('not saved');

  await page.getByRole('link', { name: 'Runs' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave with unsaved text?' });
  await expect(dialog).toContainText(one.name);
  await dialog.getByRole('button', { name: 'Stay' }).click();
  await tab(page, one.name).click();
  await expect(code(page)).toContainText('in the first');
});

test('opens the same tabs after a reload, and offers what was not saved', async ({ page }) => {
  const one = await script(page, 'print("one")');
  const two = await script(page, 'print("two")');
  await page.goto(`/editor/${one.id}`);
  await pasteCode(page, 'typed = "and not saved"\n');
  await openFromQueue(page, two.name);
  await expect(code(page)).toContainText('two');
  await page.reload();

  await expect(tabs(page).filter({ hasText: /Tab/ })).toHaveCount(2);
  await expect(code(page)).toContainText('two');
  await tab(page, one.name).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(code(page)).toContainText('and not saved');
});

test('asks before a tab with unsaved text is closed, and offers the draft again', async ({
  page,
}) => {
  const one = await script(page, 'print("one")');
  const two = await script(page, 'print("two")');
  await page.goto(`/editor/${one.id}`);
  await openFromQueue(page, two.name);
  await pasteCode(page, 'typed = "then closed"\n');
  await expect(code(page)).toContainText('then closed');

  await page.keyboard.press('Alt+W');
  const dialog = page.getByRole('dialog', { name: 'Close with unsaved text?' });
  await dialog.getByRole('button', { name: 'Stay' }).click();
  await expect(code(page)).toContainText('then closed');
  await page.keyboard.press('Alt+W');
  await dialog.getByRole('button', { name: 'Close, keep the draft' }).click();
  await expect(tab(page, two.name)).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`/editor/${one.id}$`));

  await openFromQueue(page, two.name);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(code(page)).toContainText('then closed');
});

test('shows two scripts side by side and moves a tab with all that is in it', async ({ page }) => {
  const one = await script(page, 'print("one")');
  const two = await script(page, 'print("two")');
  await page.goto(`/editor/${one.id}`);
  await expect(code(page)).toContainText('one');
  await openFromQueue(page, two.name, ['Alt']);

  await expect(column(page, 0)).toContainText('one');
  await expect(column(page, 1)).toContainText('two');
  await column(page, 0).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(one.name);
  await expect(page).toHaveURL(new RegExp(`/editor/${one.id}$`));
  await page.keyboard.press('Control+End');
  await page.keyboard.type('added = 1');
  await expectAccessible(page);

  await page.keyboard.press('Control+\\');
  await expect(page.locator('[data-column]')).toHaveCount(1);
  await expect(code(page)).toContainText('added = 1');
  await focusCode(page);
  await page.keyboard.press('Control+Z');
  await expect(code(page)).not.toContainText('added = 1');
  await expect(tab(page, two.name)).toBeVisible();
});

test('moves tabs along their column by keyboard, and anywhere by dragging', async ({ page }) => {
  const one = await script(page, 'print("one")');
  const two = await script(page, 'print("two")');
  const three = await script(page, 'print("three")');
  await page.goto(`/editor/${one.id}`);
  await openFromQueue(page, two.name);
  await openFromQueue(page, three.name);
  const names = (...all: readonly { name: string }[]) => all.map(({ name }) => new RegExp(name));

  await page.keyboard.press('Alt+Shift+PageUp');
  await expect(tabs(page)).toHaveText(names(one, three, two));
  await page.keyboard.press('Control+Shift+PageUp');
  await expect(tabs(page)).toHaveText(names(three, one, two));
  await tab(page, two.name).dragTo(tab(page, three.name), { targetPosition: { x: 5, y: 10 } });
  await expect(tabs(page)).toHaveText(names(two, three, one));
  await expect(code(page)).toContainText('two');

  await page.keyboard.press('Control+\\');
  await tab(page, three.name).dragTo(tab(page, two.name), { targetPosition: { x: 5, y: 10 } });
  await expect(tabs(page)).toHaveText(names(one, three, two));
  await expect(column(page, 1)).toContainText('three');
  await tab(page, one.name).dragTo(tab(page, three.name), { targetPosition: { x: 5, y: 10 } });
  await expect(page.locator('[data-column]')).toHaveCount(1);
  await expect(tabs(page)).toHaveText(names(one, three, two));
});

test('tells others about every script that is open here', async ({ page, browser }) => {
  const one = await script(page, 'print("one")');
  const two = await script(page, 'print("two")');
  const other = await asUser(browser, users.ed2);
  await page.goto(`/editor/${one.id}`);
  await pasteCode(page, 'typed = 1\n');
  await openFromQueue(page, two.name);
  await other.goto(`/editor/${one.id}`);

  const people = other.getByRole('list', { name: 'Also open by' });
  await expect(people).toContainText('ed1 is changing this, not saved yet');
  await openFromQueue(other, two.name);
  await expect(people).toContainText('ed1 has this open');
  await other.context().close();
});

test('gives a script that was new its tab', async ({ page }) => {
  const one = await script(page, 'print("one")');
  await page.goto(`/editor/${one.id}`);
  await expect(code(page)).toContainText('one');
  await expect(page.getByRole('navigation', { name: 'Queue' })).toContainText(one.name);
  await page.keyboard.press('Control+K');
  await page.keyboard.type('New script');
  await page.getByRole('option', { name: 'New script', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('New script');
  const name = `Created ${Date.now()}`;
  await pasteCode(page, `"""${name}"""\n`);
  await page.keyboard.press('Control+S');

  await expect(page).toHaveURL(/\/editor\/\d+$/);
  await expect(tab(page, name)).toBeVisible();
  await expect(tab(page, 'New script')).toHaveCount(0);
});

test('gives the palette the keys right after the one that opens it', async ({ page }) => {
  const { id } = await script(page, 'print("one")');
  await page.goto(`/editor/${id}`);
  await focusCode(page);
  const field = page.getByRole('combobox', { name: 'Find a script or an action' });

  const focused = await page.evaluate(() => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true }),
    );
    return document.activeElement?.getAttribute('aria-label');
  });
  expect(focused).toBe('Find a script or an action');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await page.keyboard.press('Control+K');
  await page.keyboard.type('no such thing');

  await expect(field).toHaveValue('no such thing');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('first = 1;');
  await expect(code(page)).toContainText('first = 1;"""Tab');
  await expect(code(page)).not.toContainText('such');
});

test('goes to the line that the address names, each time', async ({ page }) => {
  const { id } = await script(page, ...Array.from({ length: 80 }, (_, line) => `x${line} = 0`));
  await page.goto(`/editor/${id}?line=60`);
  const active = page.locator('.monaco-editor .line-numbers.active-line-number:visible');
  await expect(active).toHaveText('60');

  await page.keyboard.press('Control+K');
  await page.keyboard.type('link to this line');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'The link is copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(new URL(`/editor/${id}?line=60`, page.url()).href);

  await page.goto(`/editor/${id}?line=7&column=1&end=3`);
  await expect(active).toHaveText('7');
});

test('shows where the cursor is, and goes to what the outline names', async ({ page }) => {
  const { id } = await script(
    page,
    'class Reader:',
    '    def read(self):',
    '        return 1',
    '',
    '',
    'def main():',
    '    return Reader()',
  );
  await page.goto(`/editor/${id}?line=4`);
  const place = page.getByRole('navigation', { name: /^Place in/ });
  await expect(place).toContainText('Reader', patience);
  await expect(place).toContainText('read');

  await page.getByRole('button', { name: 'Outline beside the code' }).click();
  const outline = page.getByRole('list', { name: 'Outline' });
  await expect(outline.getByRole('button')).toHaveText([/Reader/, /read/, /main/]);
  await outline.getByRole('button', { name: /^main/ }).click();
  await expect(place).toContainText('main');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Close the outline' }).click();
  await expect(outline).toBeHidden();
});

test('lists problems, counts them, and goes from one to the next', async ({ page }) => {
  const { id } = await script(page, 'print(1)');
  await page.goto(`/editor/${id}`);
  await pasteCode(page, '"""Problems"""\nprint(1)\nx = = 3\n');
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved: line 3' })).toBeVisible();

  await page.getByRole('button', { name: /\d errors?, .* show the problems/ }).click();
  const problems = page.getByRole('list', { name: 'Problems' });
  await expect(problems.getByRole('button', { name: /line 3/ }).first()).toBeVisible();
  await expect(page.getByRole('tab', { name: /Problems\s*\d/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Control+Home');
  await page.getByRole('tab', { name: /Problems/ }).focus();
  await page.keyboard.press('F8');
  await expect(page.locator('.monaco-editor .line-numbers.active-line-number:visible')).toHaveText(
    '3',
  );
  await page.keyboard.press('F8');
  await expect(page.locator('.marker-widget')).toBeVisible();
  await expect(page.locator('.peekview-title')).not.toContainText(`script_${id}`, {
    useInnerText: true,
  });
  await expectAccessible(page);
});

test('offers the quick fix of a problem in its row', async ({ page }) => {
  const { id } = await script(page, 'import os', 'print(1)');
  await page.goto(`/editor/${id}`);
  await page.getByRole('tab', { name: /Problems/ }).click();
  const problems = page.getByRole('list', { name: 'Problems' });
  const fix = problems.getByRole('button', { name: /Quick fix: .*os/ });
  await expect(fix).toBeVisible(patience);

  await problems
    .getByRole('button', { name: /imported but unused/ })
    .first()
    .focus();
  await page.keyboard.press('ArrowRight');
  await expect(fix).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: /Remove unused import/ })).toBeVisible(patience);
  await expectAccessible(page);
  await page.keyboard.press('Enter');

  await expect(code(page)).not.toContainText('import os');
  await expect(fix).toBeHidden();
});

test('shows the data beside the code, and hides it where it was asked for', async ({ page }) => {
  const { id } = await script(page, 'print(1)');
  await page.goto(`/editor/${id}`);
  const toggle = page.getByRole('button', { name: 'Data beside the code' });
  const before = await toggle.boundingBox();
  await toggle.click();
  const panel = page.getByRole('region', { name: 'Data beside the code' });
  await expect(panel).toBeVisible();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  expect(await toggle.boundingBox()).toEqual(before);

  await toggle.click();
  await expect(panel).toBeHidden();
});

test('inserts code that reads the data, from the menu and by completion', async ({ page }) => {
  const { id } = await script(page, '');
  await page.goto(`/editor/${id}`);
  await focusCode(page);
  await page.keyboard.press('Control+End');
  await page.getByRole('button', { name: 'Insert', exact: true }).click();
  await page.getByRole('menuitem', { name: /Read the data as JSON/ }).click();
  await expect(code(page)).toContainText('json.load(file)');

  await focusCode(page);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.type('read_csv');
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget').getByText('read_csv_data', { exact: true }).first().click();
  await expect(code(page)).toContainText('csv.DictReader(file)');
});

test('shows the data beside the code, and what it is for the script', async ({ page }) => {
  const { id } = await script(page, 'print(1)');
  await page.request.put(`/api/scripts/${id}/data/test`, {
    headers: { 'Content-Type': 'application/octet-stream' },
    data: Buffer.from('number,word\n1,one\n2,two\n'),
  });
  await page.goto(`/editor/${id}`);
  await page.getByRole('button', { name: 'Data beside the code' }).click();

  const beside = page.getByRole('region', { name: 'Data beside the code' });
  await expect(beside).toContainText('sys.argv[1] is the path of the test data');
  await expect(beside).toContainText('a table with 2 columns');
  await expect(beside.getByRole('cell', { name: 'two' })).toBeVisible();
  await page.getByRole('tab', { name: 'Data', exact: true }).click();
  await expect(page.getByRole('tabpanel')).toContainText('shown beside the code');
  await expectAccessible(page);
  await focusCode(page);
  await page.keyboard.press('Control+End');
  await beside.getByRole('button', { name: 'Insert code that reads it' }).click();
  await expect(code(page)).toContainText('csv.DictReader(file)');
});

test('gives readers the same without the verbs', async ({ page, browser }) => {
  const one = await script(page, 'def main():', '    pass');
  const two = await script(page, 'print("two")');
  const reader = await asUser(browser, users.mo1);
  await reader.goto(`/editor/${one.id}?line=2`);
  await expect(code(reader)).toContainText('main');
  await openFromQueue(reader, two.name, ['Alt']);

  await expect(reader.locator('[data-column]')).toHaveCount(2);
  await expect(reader.getByRole('button', { name: 'Insert', exact: true })).toHaveCount(0);
  await expect(reader.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
  await reader.context().close();
});

test('says what saving warned of, and where', async ({ page }) => {
  const { id, name } = await script(page, 'print(1)');
  await page.goto(`/editor/${id}`);
  await pasteCode(page, `"""${name}"""\nprint(1)\nimport nothing_that_is_there\n`);
  await page.keyboard.press('Control+S');

  const warned = page.getByRole('status').filter({ hasText: 'Saved, with 1 warning.' });
  await expect(warned).toContainText('nothing_that_is_there');
  await warned.getByRole('button', { name: 'Go to line 3' }).click();
  await expect(page.locator('.monaco-editor .line-numbers.active-line-number:visible')).toHaveText(
    '3',
  );
  await page.getByRole('tab', { name: /Problems/ }).click();
  await expect(
    page.getByRole('list', { name: 'Problems' }).getByRole('button', { name: /Ved/ }),
  ).toBeVisible();
  await expectAccessible(page);
  await warned.getByRole('button', { name: /All right/ }).click();
  await expect(warned).toBeHidden();
});
