import { AxeBuilder } from '@axe-core/playwright';
import { type APIRequestContext, type Browser, expect, type Page, request } from '@playwright/test';

export const users = {
  ed1: { name: 'ed1', password: '1editor' },
  ed2: { name: 'ed2', password: '3editor' },
  mo1: { name: 'mo1', password: '2viewer' },
} as const;

type User = (typeof users)[keyof typeof users];

/** Logs in by the form, as a person does. */
export async function login(page: Page, user: User): Promise<void> {
  await page.goto('/login');
  await fillLogin(page, user);
  await expect(page.getByRole('heading', { level: 1, name: 'Scripts' })).toBeVisible();
}

/** Logs in as somebody who leaves unsaved text behind without being asked by the browser. */
export async function loginCarelessly(page: Page, user: User): Promise<void> {
  page.on('dialog', (dialog) => void dialog.accept());
  await login(page, user);
}

export async function fillLogin(page: Page, user: User): Promise<void> {
  await page.getByLabel('User name').fill(user.name);
  await page.getByRole('textbox', { name: 'Password' }).fill(user.password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Another person in a browser of their own, logged in without the form. */
export async function asUser(browser: Browser, user: User): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const answer = await page.request.post('/api/auth/login', {
    data: { username: user.name, password: user.password },
  });
  expect(answer.status()).toBe(200);
  return page;
}

/** The row of a script in the catalogue. */
export function row(page: Page, script: number) {
  return page.getByRole('listitem').filter({ has: page.locator(`[data-script="${script}"]`) });
}

/** The code of the open script, ready to type into. */
export async function focusCode(page: Page): Promise<void> {
  await code(page).click();
}

/** Replaces the code by pasting: what is typed gets indented. */
export async function pasteCode(page: Page, text: string): Promise<void> {
  await focusCode(page);
  await pasteOver(page, text);
}

/** Replaces all of what has the focus. */
export async function pasteOver(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+A');
  await page.evaluate((clip) => navigator.clipboard.writeText(clip), text);
  await page.keyboard.press('Control+V');
}

/** Everything the editor in front shows; Monaco uses no-break spaces. */
export function code(page: Page) {
  return page.locator('.monaco-editor .view-lines:visible').first();
}

export function output(page: Page) {
  return page.getByRole('log');
}

/** Creates a script through the API and gives its id. */
export async function createScript(request: APIRequestContext, content: string): Promise<number> {
  const answer = await request.post('/api/scripts', { data: { content } });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { id: number }).id;
}

export async function saveScript(
  request: APIRequestContext,
  id: number,
  content: string,
): Promise<void> {
  const current = (await (await request.get(`/api/scripts/${id}`)).json()) as {
    content_version: { id: number };
  };
  const answer = await request.put(`/api/scripts/${id}`, {
    data: { content, base_version_id: current.content_version.id },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Logs in through the API, in a session of its own. */
export async function apiAs(page: Page, user: User): Promise<APIRequestContext> {
  const own = await request.newContext({ baseURL: new URL(page.url()).origin });
  const answer = await own.post('/api/auth/login', {
    data: { username: user.name, password: user.password },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return own;
}

export async function mergeScript(request: APIRequestContext, id: number): Promise<void> {
  const answer = await request.post(`/api/scripts/${id}/merge`);
  expect(answer.status(), await answer.text()).toBe(200);
}

/** No accessibility fault that axe knows of, in either colour scheme. */
export async function expectAccessible(page: Page): Promise<void> {
  // Away from what shows a tooltip.
  await page.mouse.move(640, 2);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await page.evaluate(() =>
      // One that is cut short by another has ended as well.
      Promise.allSettled(
        document
          .getAnimations()
          .filter((animation) => animation instanceof CSSTransition)
          .map(({ finished }) => finished),
      ),
    );
    // Monaco draws its own scroll bars and hidden text areas; its text is checked.
    const { violations } = await new AxeBuilder({ page })
      .exclude('.monaco-editor .scrollbar')
      .analyze();
    const found = violations.map(
      (violation) =>
        `${colorScheme}: ${violation.id}: ${violation.nodes.map((node) => `${node.target.join(' ')} ${node.any.map((check) => check.message).join('; ')}`).join(' | ')}`,
    );
    expect(found).toEqual([]);
  }
}
