import { expect, type Page, test } from '@playwright/test';
import { code, createScript, expectAccessible, loginCarelessly, users } from './ved.ts';

/** The stand-in of the provider, `provider.mjs`, calls the tools that it is told to. */
const patience = { timeout: 45_000 };

const text = (name: string) => `"""${name}"""


def sum_up(prices):
    return sum(prices)


print(sum_up([1, 2]))
`;

const turns = (page: Page) => page.getByRole('region', { name: 'Conversation' });
const lastTurn = (page: Page) => turns(page).getByRole('article').last();
const sentAs = (page: Page) => page.getByRole('dialog');

async function ask(page: Page, name: string, prompt: string): Promise<void> {
  await loginCarelessly(page, users.ed1);
  const id = await createScript(page.request, text(name));
  await page.goto(`/editor/${id}`);
  await expect(code(page)).toContainText(name);
  await page.keyboard.press('Alt+a');
  await expect(page.getByLabel('Ask about the text')).toBeFocused();
  await page.getByLabel('Ask about the text').fill(prompt);
  await page.keyboard.press('Enter');
}

test('shows what the model looks up, and lists it on the page of the answer', async ({ page }) => {
  await ask(
    page,
    `Looked up ${Date.now()}`,
    'Use the tool describe with {"name": "json.dumps"}, please.',
  );

  await expect(lastTurn(page).getByText('The tool says')).toBeVisible(patience);
  await expect(lastTurn(page)).toContainText('json.dumps: function(obj');
  const lookedUp = lastTurn(page).getByRole('list', { name: 'Looked up' });
  await expect(lookedUp.getByRole('listitem')).toHaveText('describe {"name":"json.dumps"}');
  await expectAccessible(page);

  await lastTurn(page)
    .getByRole('button', { name: /^Sent as/ })
    .click();
  await expect(sentAs(page).getByRole('region', { name: 'What a tool told' })).toContainText(
    'json.dumps: function(obj',
  );
  const title = await sentAs(page).getByRole('heading', { level: 2 }).textContent();
  await page.keyboard.press('Escape');
  await page.goto(`/assistant/${/\d+/.exec(title ?? '')?.[0]}`);

  const listed = page.getByRole('region', { name: 'What the model looked up' });
  await expect(listed).toContainText('describe {"name":"json.dumps"}');
  await listed.getByText('what it told').click();
  await expect(listed).toContainText('json.dumps: function(obj');
  await expectAccessible(page);
});

test('looks up own names as they are, and sends them masked', async ({ page }) => {
  await ask(page, `Masked ${Date.now()}`, 'Use the tool describe with {"name": "sum_up"}, please.');

  await expect(lastTurn(page).getByText('no builtin sum_up')).toBeVisible(patience);
  await expect(lastTurn(page).getByRole('list', { name: 'Looked up' })).toContainText(
    '{"name":"sum_up"}',
  );

  await lastTurn(page)
    .getByRole('button', { name: /^Sent as/ })
    .click();
  const told = sentAs(page).getByRole('region', { name: 'What a tool told' });
  await expect(told.getByText('Sent', { exact: true })).toBeVisible();
  await expect(told).toContainText('no builtin func_1');
});
