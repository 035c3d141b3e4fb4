import { type APIRequestContext, expect, test } from '@playwright/test';
import { apiAs, createScript, expectAccessible, focusCode, login, users } from './ved.ts';

async function storeData(request: APIRequestContext, id: number, data: string): Promise<void> {
  const answer = await request.put(`/api/scripts/${id}/data/test`, {
    data: Buffer.from(data),
    headers: { 'Content-Type': 'application/octet-stream' },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

test.beforeEach(async ({ page }) => {
  await login(page, users.ed1);
});

test('edits data in place, refuses too much of it, and removes it with a way back', async ({
  page,
}) => {
  const id = await createScript(page.request, '"""Data"""\nprint(1)\n');
  await page.goto(`/editor/${id}`);
  await page.getByRole('tab', { name: 'Data' }).click();
  await page.getByRole('button', { name: 'Type it here' }).click();
  await page.getByLabel('Text of the data').fill('{"answer": 42}');
  await page.getByRole('button', { name: 'Store the data' }).click();
  await expect(page.getByLabel('Data as JSON')).toContainText('answer: 42');

  await page.getByLabel('Choose a file for the test data').setInputFiles({
    name: 'huge.bin',
    mimeType: 'application/octet-stream',
    buffer: Buffer.alloc(16 * 1024 * 1024 + 1),
  });
  await expect(page.getByText('huge.bin is too large')).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('There is no test data.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();

  await expect(page.getByLabel('Data as JSON')).toContainText('answer: 42');
  await page.getByRole('button', { name: 'Changes' }).click();
  await expect(page.getByRole('list', { name: 'Changes of the data' })).toContainText(
    'removed by ed1',
  );
});

test('keeps the text of edited data when someone stored other data meanwhile', async ({ page }) => {
  const id = await createScript(page.request, '"""Shared data"""\nprint(1)\n');
  await storeData(page.request, id, 'first');
  await page.goto(`/editor/${id}`);
  await page.getByRole('tab', { name: 'Data' }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Text of the data').fill('mine');
  const ed2 = await apiAs(page, users.ed2);
  await storeData(ed2, id, 'theirs');
  await ed2.dispose();

  await expect(page.getByText(/ed2 stored other data/)).toBeVisible();
  await page.getByRole('button', { name: 'Show what is there' }).click();
  await expect(page.getByLabel('What is stored now')).toHaveValue('theirs');
  await page.getByRole('button', { name: 'Show mine' }).click();
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'Output' }).click();
  await page.getByRole('tab', { name: 'Data' }).click();
  await expect(page.getByLabel('Text of the data')).toHaveValue('mine');
  await page.getByRole('button', { name: 'Store mine instead' }).click();

  await expect(page.getByLabel('Data as text')).toContainText('mine');
});

test('gives back the data that an execution ran on', async ({ page }) => {
  const id = await createScript(page.request, '"""Data kept"""\nprint(1)\n');
  await storeData(page.request, id, 'at that time');
  await page.goto(`/editor/${id}`);
  await focusCode(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Output' }).getByText('Success')).toBeVisible();
  await storeData(page.request, id, 'later');

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the data it ran on' }).click();

  const stream = await (await downloading).createReadStream();
  expect(Buffer.concat(await stream.toArray()).toString()).toBe('at that time');
});
