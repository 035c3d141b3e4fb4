import { expect, type Page, test, type WebSocketRoute } from '@playwright/test';
import { code, createScript, expectAccessible, focusCode, pasteCode, users } from './ved.ts';

const beginning = '"""Language"""\n';
/** Pyright takes its time to start on a machine that does other things. */
const patience = { timeout: 60_000 };
/** In the light scheme. */
const parameterColour = 'rgb(63, 79, 158)';

async function logIn(page: Page): Promise<void> {
  const answer = await page.request.post('/api/auth/login', {
    data: { username: users.ed1.name, password: users.ed1.password },
  });
  expect(answer.status()).toBe(200);
}

async function needServer(page: Page): Promise<void> {
  const { language } = await (await page.request.get('/api/settings')).json();
  test.skip(!language.server, `the server has no language server: ${language.why_not}`);
}

async function prefer(page: Page, name: string, value: unknown): Promise<void> {
  await page.addInitScript(
    ([key, stored]) => localStorage.setItem(`ved.preference.${key}`, stored as string),
    [name, JSON.stringify(value)],
  );
}

async function open(page: Page, text: string): Promise<void> {
  const id = await createScript(page.request, beginning);
  await page.goto(`/editor/${id}`);
  await pasteCode(page, beginning + text);
}

/** Opens a text and waits until it is known what is wrong with it. */
async function openChecked(page: Page, text: string): Promise<void> {
  await open(page, text);
  await expect(page.getByRole('button', { name: /Language service: .*·/ })).toBeVisible(patience);
}

async function goTo(page: Page, line: number, column: number): Promise<void> {
  await focusCode(page);
  await page.keyboard.press('Control+G');
  await page.keyboard.type(`${line}:${column}`);
  await page.keyboard.press('Enter');
  await expect(page.locator('.quick-input-widget')).toBeHidden();
}

async function typeAtEnd(page: Page, text: string): Promise<void> {
  await focusCode(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text, { delay: 30 });
}

for (const mode of ['browser', 'server'] as const) {
  test.describe(`in the ${mode}`, () => {
    test.beforeEach(async ({ page }) => {
      await logIn(page);
      if (mode === 'server') {
        await needServer(page);
      }
      await prefer(page, 'languageService', mode);
    });

    test('says where Pyright runs, and for which Python', async ({ page }) => {
      await openChecked(page, '');

      const item = page.getByRole('button', { name: /Language service/ });
      await expect(item).toHaveText(new RegExp(`^Pyright 3\\.\\d+ · ${mode}$`));
      await item.click();
      await expect(page.getByRole('menuitem', { name: 'In the browser only' })).toBeVisible();
      await page.keyboard.press('Escape');
    });

    test('underlines a type error and says what is wrong', async ({ page }) => {
      await open(page, 'size: int = "three"\nprint(size)\n');

      await expect(page.locator('.squiggly-error').first()).toBeVisible(patience);
      await goTo(page, 2, 13);
      await page.keyboard.press('Alt+F8');
      await expect(page.locator('.marker-widget')).toContainText('is not assignable to "int"');
    });

    test('underlines a syntax error while one types', async ({ page }) => {
      await openChecked(page, '');

      await typeAtEnd(page, 'if True print(1)');

      await expect(page.locator('.squiggly-error').first()).toBeVisible(patience);
    });

    test('completes a module of the standard library', async ({ page }) => {
      await openChecked(page, 'import json\n');

      await typeAtEnd(page, 'json.du');

      await expect(page.locator('.suggest-widget')).toContainText('dumps', patience);
    });

    test('completes a package that is installed', async ({ page }) => {
      const { interpreters } = await (await page.request.get('/api/interpreters')).json();
      const packages = interpreters.find((one: { available: boolean }) => one.available)?.packages;
      test.skip(
        !packages?.some((one: { name: string }) => one.name === 'numpy'),
        'numpy is not installed',
      );
      await openChecked(page, 'import numpy as np\n');

      await typeAtEnd(page, 'np.linsp');

      await expect(page.locator('.suggest-widget')).toContainText('linspace', patience);
    });

    test('explains what is under the cursor', async ({ page }) => {
      await openChecked(page, 'import json\nprint(json.dumps({}))\n');
      await goTo(page, 3, 14);

      await page.keyboard.press('Shift+Alt+H');

      await expect(page.locator('.monaco-hover:not(.hidden)').first()).toContainText(
        '-> str',
        patience,
      );
    });

    test('shows the parameters of a call', async ({ page }) => {
      await openChecked(page, 'import json\n');

      await typeAtEnd(page, 'json.dumps(');

      await expect(page.locator('.parameter-hints-widget')).toContainText('skipkeys', patience);
    });

    test('goes to a definition in the script, and to one of a library', async ({ page }) => {
      await openChecked(page, 'import json\ndef double(x):\n    return x\n\nprint(double(1))\n');
      await goTo(page, 6, 8);
      await page.keyboard.press('F12');
      await expect(page.locator('.active-line-number').first()).toHaveText('3', patience);

      await typeAtEnd(page, 'json.dumps');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F12');

      const library = page.getByRole('region', { name: /Library json\/__init__.pyi/ });
      await expect(library).toContainText('def dumps', patience);
      await page.keyboard.press('Escape');
      await expect(library).toBeHidden();
      await expect(code(page)).toBeVisible();
    });

    test('renames everywhere, and undo brings it back', async ({ page }) => {
      await openChecked(page, 'def double(x):\n    return x\n\nprint(double(1))\n');
      await goTo(page, 2, 6);

      await page.keyboard.press('F2');
      await expect(page.locator('.rename-box input')).toBeVisible(patience);
      await page.locator('.rename-box input').fill('twice');
      await page.keyboard.press('Enter');

      await expect(code(page)).toContainText(/print\(twice\(1\)\)/, patience);
      await expect(code(page)).not.toContainText('double');
      await page.keyboard.press('Control+Z');
      await expect(code(page)).toContainText(/print\(double\(1\)\)/);
    });

    test('removes an import that is not used', async ({ page }) => {
      await openChecked(page, 'import os\nimport sys\n\nprint(sys.argv)\n');
      await expect(page.locator('.squiggly-warning').first()).toBeVisible(patience);
      await goTo(page, 2, 9);

      await page.keyboard.press('Control+.');
      await page.getByText(/Remove unused import: .*os/).click(patience);

      await expect(code(page)).not.toContainText(/import\sos/);
      await expect(code(page)).toContainText(/import\ssys/);
    });

    test('formats the text', async ({ page }) => {
      await openChecked(page, "x = {  'a':1 }\nprint( x )\n");
      await focusCode(page);

      await expect(async () => {
        await page.keyboard.press('Shift+Alt+F');
        await expect(code(page)).toContainText(/x\s=\s\{"a":\s1\}/, { timeout: 3_000 });
      }).toPass(patience);
      await expect(code(page)).toContainText('print(x)');
    });

    test('shows what is wrong without a fault of accessibility', async ({ page }) => {
      await open(page, 'import os\nsize: int = "three"\ndef f(x):\n    return x\n');
      await expect(page.locator('.squiggly-error').first()).toBeVisible(patience);

      await expectAccessible(page);
    });
  });
}

test('goes on in the browser while the server cannot be reached, and returns to it', async ({
  page,
}) => {
  test.slow();
  await logIn(page);
  await needServer(page);
  let reachable = true;
  const sides = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/api\/language\//, (socket) => {
    if (reachable) {
      sides.add(socket).add(socket.connectToServer());
    } else {
      void socket.close({ code: 4011 });
    }
  });
  await open(page, 'def call(limit):\n    return limit\n\n');
  const item = page.getByRole('button', { name: /Language service/ });
  await expect(item).toHaveText(/· server$/, patience);
  // That it is a parameter is not to be seen there by its spelling.
  const used = page.locator('.view-line', { hasText: 'return' }).locator('span span').last();
  await expect(used).toHaveText('limit', patience);
  await expect(used).toHaveCSS('color', parameterColour, patience);

  reachable = false;
  for (const side of sides) {
    await side.close({ code: 4011 });
  }

  await expect(item).toHaveText(/· browser$/, patience);
  await expect(used).toHaveCSS('color', parameterColour);
  await typeAtEnd(page, 'size: int = "three"');
  await expect(page.locator('.squiggly-error').first()).toBeVisible(patience);

  reachable = true;
  // As a browser says when it has its network back; else it is tried again after a while.
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(item).toHaveText(/· server$/, patience);
  await expect(used).toHaveCSS('color', parameterColour);
  await typeAtEnd(page, '.upper()\nsiz');
  await expect(page.locator('.suggest-widget')).toContainText('size', patience);
  await expect(page.locator('.squiggly-error').first()).toBeVisible(patience);
});

test('formats before it saves where that is chosen, and undo brings the text back', async ({
  page,
}) => {
  await logIn(page);
  await prefer(page, 'formatOnSave', true);
  const id = await createScript(page.request, beginning);
  await page.goto(`/editor/${id}`);
  await pasteCode(page, `${beginning}import os\nx = {  'a':1 }\n`);
  // Ruff is there once it says that the import is not used.
  await expect(page.locator('.squiggly-warning').first()).toBeVisible(patience);

  await page.keyboard.press('Control+S');

  await expect
    .poll(async () => (await (await page.request.get(`/api/scripts/${id}`)).json()).content)
    .toBe(`${beginning}\nimport os\n\nx = {"a": 1}\n`);
  await expect(code(page)).toContainText(/x\s=\s\{"a":\s1\}/);
  await page.keyboard.press('Control+Z');
  await expect(code(page)).toContainText(/x\s=\s\{\s\s'a':1\s\}/);
});
