import { expect, type Page, test } from '@playwright/test';
import { createScript, focusCode, login, pasteCode, users } from './ved.ts';

const beginning = '"""Language"""\n';

async function open(page: Page, text: string): Promise<void> {
  const id = await createScript(page.request, beginning);
  await page.goto(`/editor/${id}`);
  await pasteCode(page, beginning + text);
}

/** Puts the cursor behind a place in the text. */
async function goTo(page: Page, line: number, column: number): Promise<void> {
  await focusCode(page);
  await page.keyboard.press('Control+G');
  await page.keyboard.type(`${line}:${column}`);
  await page.keyboard.press('Enter');
}

test.beforeEach(async ({ page }) => {
  await login(page, users.ed1);
});

test('underlines a type error where it is', async ({ page }) => {
  await open(page, 'size: int = "three"\nprint(size)\n');

  await expect(page.locator('.squiggly-error')).toBeVisible();
  await goTo(page, 2, 13);
  await page.keyboard.press('F8');
  await expect(page.locator('.marker-widget')).toContainText('"str" is not assignable to "int"');
});

test('underlines a syntax error while one types', async ({ page }) => {
  await open(page, '');
  await focusCode(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('if True print(1)');

  await expect(page.locator('.squiggly-error').first()).toBeVisible();
});

test('completes a module of the standard library', async ({ page }) => {
  await open(page, 'import json\n');
  await focusCode(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('json.du');

  await expect(page.locator('.suggest-widget')).toContainText('dumps');
  await page.keyboard.press('Escape');
});
