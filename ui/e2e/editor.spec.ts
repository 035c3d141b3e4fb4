import { expect, test } from '@playwright/test';
import {
  code,
  createScript,
  expectAccessible,
  focusCode,
  loginCarelessly,
  mergeScript,
  output,
  pasteCode,
  saveScript,
  users,
} from './ved.ts';

const readsItsData = (name: string) => `"""${name}"""
import sys
import time

with open(sys.argv[1]) as file:
    for line in file:
        print("read", line.strip(), flush=True)
        time.sleep(1)
print("end of the data")
`;

test.beforeEach(async ({ page }) => {
  await loginCarelessly(page, users.ed1);
});

test('does the main job: create, save, give data, run, merge', async ({ page }) => {
  const name = `Read the data ${Date.now()}`;

  await page.getByRole('link', { name: 'New script', exact: true }).click();
  await page.getByRole('button', { name: 'Start from the template' }).click();
  await expect(page).toHaveURL(/\/editor\/\d+$/);
  await expect(page.getByRole('button', { name: 'Version 0.1, open the history' })).toBeVisible();

  await pasteCode(page, readsItsData(name));
  await expect(page.getByText('unsaved', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('button', { name: 'Version 0.2, open the history' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(page.getByText('unsaved', { exact: true })).toBeHidden();

  await page.getByRole('tab', { name: 'Data' }).click();
  await page.getByLabel('Choose a file for the test data').setInputFiles({
    name: 'lines.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('number,word\n1,one\n2,two\n3,three\n'),
  });
  await expect(page.getByRole('cell', { name: 'three' })).toBeVisible();

  await focusCode(page);
  await page.keyboard.press('Control+Enter');
  await expect(output(page)).toContainText('read 1,one');
  await expect(page.getByText('Running', { exact: true }).first()).toBeVisible();
  await expect(output(page)).not.toContainText('end of the data');
  await expect(output(page)).toContainText('end of the data');
  const pane = page.getByRole('region', { name: 'Output' });
  await expect(pane.getByText('Success')).toBeVisible();
  await expect(pane.getByText(/\d\.\d+ s/)).toBeVisible();
  await expect(pane.getByText('test data')).toBeVisible();

  await page.getByRole('button', { name: 'Merge to prod' }).click();
  await expect(page.getByText('Version 0.2 is on prod')).toBeVisible();

  await page.getByRole('link', { name: 'Scripts', exact: true }).first().click();
  await page.getByLabel('Search the scripts').fill(name);
  const row = page.locator('[data-script-row]', { hasText: name });
  await expect(row).toContainText('0.2');
  await expect(row).toContainText('Success');
  await expect(row).not.toContainText('new');
});

test('does not put a new script in the queue before it is saved', async ({ page }) => {
  const before = await page.request.get('/api/scripts').then((answer) => answer.json());
  await page.getByRole('link', { name: 'New script', exact: true }).click();
  await pasteCode(page, '"""Typed from nothing"""\nprint(1)\n');

  const between = await page.request.get('/api/scripts').then((answer) => answer.json());
  expect(between.scripts).toHaveLength(before.scripts.length);
  await page.keyboard.press('Control+S');

  await expect(page).toHaveURL(/\/editor\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Typed from nothing');
});

test('runs unsaved text as it is, and tells errors apart', async ({ page }) => {
  const id = await createScript(page.request, '"""Unsaved"""\nprint("old")\n');
  await page.goto(`/editor/${id}`);
  await pasteCode(page, '"""Unsaved"""\nprint("fresh")\nraise ValueError("on purpose")\n');

  await page.keyboard.press('Control+Enter');

  await expect(output(page)).toContainText('fresh');
  await expect(output(page)).toContainText('error output: ');
  await expect(output(page)).toContainText('ValueError: on purpose');
  const pane = page.getByRole('region', { name: 'Output' });
  await expect(pane.getByText('Failure')).toBeVisible();
  await expect(pane.getByText('exit code 1')).toBeVisible();
  await expect(pane.getByText(/unsaved text/)).toBeVisible();
  await output(page)
    .getByRole('button', { name: /line 3/ })
    .click();
  await expect(page.locator('.monaco-editor .line-numbers.active-line-number')).toHaveText('3');
});

test('cancels what runs', async ({ page }) => {
  const id = await createScript(
    page.request,
    '"""Sleeper"""\nimport time\nprint("asleep", flush=True)\ntime.sleep(25)\n',
  );
  await page.goto(`/editor/${id}`);
  await focusCode(page);
  await page.keyboard.press('Control+Enter');
  await expect(output(page)).toContainText('asleep');

  await page.getByRole('button', { name: 'Cancel', exact: true }).click();

  await expect(
    page.getByRole('region', { name: 'Output' }).getByText('cancelled').first(),
  ).toBeVisible();
});

test('marks a syntax error at its line and keeps the text', async ({ page }) => {
  const id = await createScript(page.request, '"""Syntax"""\nprint(1)\n');
  await page.goto(`/editor/${id}`);
  await pasteCode(page, '"""Syntax"""\nprint(1)\nprint(2\nx = = 3\n');

  await page.keyboard.press('Control+S');

  const refused = page.getByRole('alert').filter({ hasText: /Not saved: line \d+, column \d+/ });
  await expect(refused).toBeVisible();
  await expect(page.locator('.monaco-editor .squiggly-error')).toBeVisible();
  await expect(code(page)).toContainText('x = = 3');
  await pasteCode(page, '"""Syntax"""\nprint(3)\n');
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('button', { name: 'Version 0.2, open the history' })).toBeVisible();
  await expect(refused).toBeHidden();
});

test('meets a newer version with a choice, and drops no text', async ({ page }) => {
  const id = await createScript(page.request, '"""Stale"""\nprint("base")\n');
  await page.goto(`/editor/${id}`);
  await pasteCode(page, '"""Stale"""\nprint("mine")\n');

  await saveScript(page.request, id, '"""Stale"""\nprint("theirs")\n');

  await expect(page.getByText(/Version 0\.2 was saved by ed1/)).toBeVisible();
  await expect(code(page)).toContainText('mine');
  await page.getByRole('button', { name: 'Merge the texts' }).click();
  const merge = page.getByRole('region', { name: 'Merge', exact: true });
  await expect(merge.getByText('1 conflict left')).toBeVisible();
  await merge.getByRole('button', { name: 'Take mine, difference 1' }).click();
  await merge.getByRole('button', { name: 'Save', exact: true }).click();

  await expect(page.getByRole('button', { name: 'Version 0.3, open the history' })).toBeVisible();
  await expect(code(page)).toContainText('mine');
});

test('takes the newer version and lets undo bring the own text back', async ({ page }) => {
  const id = await createScript(page.request, '"""Stale"""\nprint("base")\n');
  await page.goto(`/editor/${id}`);
  await pasteCode(page, '"""Stale"""\nprint("mine")\n');
  await saveScript(page.request, id, '"""Stale"""\nprint("theirs")\n');

  await page.getByRole('button', { name: 'Take 0.2' }).click();
  await expect(code(page)).toContainText('theirs');
  await focusCode(page);
  await page.keyboard.press('Control+Z');

  await expect(code(page)).toContainText('mine');
});

test('guards unsaved text and offers it after a reload', async ({ page }) => {
  const id = await createScript(page.request, '"""Draft"""\nprint("saved")\n');
  await page.goto(`/editor/${id}`);
  await pasteCode(page, '"""Draft"""\nprint("typed")\nprint("more")\n');

  await page.getByRole('link', { name: 'Runs' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave with unsaved text?' });
  await dialog.getByRole('button', { name: 'Stay' }).click();
  await expect(dialog).toBeHidden();
  await page.reload();

  await expect(page.getByText(/unsaved text of yours .* 2 lines different/)).toBeVisible();
  await expect(code(page)).toContainText('saved');
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(code(page)).toContainText('typed');
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('button', { name: 'Version 0.2, open the history' })).toBeVisible();
  await page.reload();
  await expect(code(page)).toContainText('typed');
  await expect(page.getByText(/unsaved text of yours/)).toBeHidden();
});

test('offers what was left unsaved to whoever comes back in the same page', async ({ page }) => {
  const id = await createScript(page.request, '"""Left"""\nprint("saved")\n');
  await page.goto(`/editor/${id}`);
  await pasteCode(page, '"""Left"""\nprint("typed")\n');

  await page.getByRole('link', { name: 'Runs' }).click();
  await page.getByRole('button', { name: 'Leave, keep the draft' }).click();
  await expect(page).toHaveURL(/\/runs$/);
  await page.goBack();

  await expect(page.getByText(/unsaved text of yours .* 1 line different/)).toBeVisible();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(code(page)).toContainText('typed');
});

test('shows what changed from version to version', async ({ page }) => {
  const id = await createScript(page.request, '"""History"""\nprint("one")\n');
  await saveScript(page.request, id, '"""History"""\nprint("two")\n');
  await page.goto(`/editor/${id}`);

  await page.getByRole('button', { name: 'Version 0.2, open the history' }).click();
  await page.getByRole('list', { name: 'Versions' }).getByRole('button', { name: /^0\.1/ }).click();

  const diff = page.locator('.monaco-diff-editor');
  await expect(diff.getByText('one').first()).toBeVisible();
  await expect(diff.getByText('two').first()).toBeVisible();
  await expect(diff.getByRole('textbox', { name: 'version 0.1' })).toBeAttached();
  await expect(diff.getByRole('textbox', { name: 'current text' })).toBeAttached();
});

test('keeps the drafts of two windows apart', async ({ page, context }) => {
  const id = await createScript(page.request, '"""Two windows"""\nprint("saved")\n');
  const other = await context.newPage();
  other.on('dialog', (dialog) => void dialog.accept());
  await page.goto(`/editor/${id}`);
  await pasteCode(page, '"""Two windows"""\nprint("typed in the first")\n');
  await other.goto(`/editor/${id}`);
  await pasteCode(other, '"""Two windows"""\nprint("typed in the second")\n');
  await expect(other.getByText(/unsaved text of yours/)).toBeHidden();

  await page.close({ runBeforeUnload: true });
  await other.reload();

  await expect(other.getByText(/unsaved text of yours .* 1 more after this one/)).toBeVisible();
  await other.getByRole('button', { name: 'Restore' }).click();
  await expect(code(other)).toContainText('typed in the second');
  await expect(other.getByText(/unsaved text of yours/)).toBeVisible();
  await other.getByRole('button', { name: 'Compare' }).click();
  await expect(
    other.getByRole('region', { name: 'Comparison' }).getByText('first').first(),
  ).toBeVisible();
});

test('says which script has the same code', async ({ page }) => {
  const same = `print(${Date.now()})\n`;
  const first = await createScript(page.request, `"""First of two"""\n${same}`);
  await mergeScript(page.request, first);
  const second = await createScript(page.request, '"""Second of two"""\nprint(0)\n');
  await page.goto(`/editor/${second}`);
  await pasteCode(page, `"""Second of two"""\n${same}`);

  await page.keyboard.press('Control+S');

  const link = page
    .getByRole('main')
    .getByRole('status')
    .getByRole('link', { name: /First of two/ });
  await expect(link).toHaveAttribute('href', `/editor/${first}`);
  await page.getByRole('button', { name: 'Merge to prod' }).click();
  await expect(page.getByRole('alert').getByRole('link', { name: /First of two/ })).toBeVisible();
});

test('shows hostile output as the text it is', async ({ page }) => {
  const id = await createScript(
    page.request,
    [
      '"""Hostile"""',
      'print("<img src=x onerror=alert(1)>")',
      'print("a\\u202eb")',
      'print("\\x1b[32mgreen\\x1b[0m plain")',
      'for i in range(0, 101, 10):',
      '    print(f"\\r{i}%", end="")',
      'print()',
      'print("x" * 900_000)',
      '',
    ].join('\n'),
  );
  await page.goto(`/editor/${id}`);
  await focusCode(page);
  await page.keyboard.press('Control+Enter');

  await expect(page.getByRole('region', { name: 'Output' }).getByText('Success')).toBeVisible();
  await expect(output(page)).toContainText('<img src=x onerror=alert(1)>');
  await expect(output(page)).toContainText('aU+202Eb');
  await expect(output(page)).toContainText('100%');
  await expect(output(page)).not.toContainText('90%');
  await expect(output(page).locator('img')).toHaveCount(0);
  await expect(output(page).getByRole('button', { name: /more characters/ })).toBeVisible();
});

test('is accessible with each of its tabs', async ({ page }) => {
  await page.goto('/editor/1');
  await expect(code(page)).toBeVisible();
  for (const tab of ['Output', 'Data', 'History']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('tabpanel')).toBeVisible();
    await expectAccessible(page);
  }
  await page.goto('/editor/new');
  await expect(code(page)).toBeVisible();
  await expectAccessible(page);
});
