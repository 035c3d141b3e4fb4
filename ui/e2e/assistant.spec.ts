import { expect, type Page, test } from '@playwright/test';
import {
  code,
  createScript,
  expectAccessible,
  focusCode,
  login,
  loginCarelessly,
  pasteCode,
  users,
} from './ved.ts';

/** Answers come through a stand-in of the provider, `provider.mjs`, which goes by the words asked. */
const patience = { timeout: 45_000 };

const provider = process.env.VED_PROVIDER_URL;

const text = (name: string) => `"""${name}"""


def sum_up(prices):
    total = 0
    for price in prices:
        total += price
    return total


print(sum_up([1, 2]))
`;

const field = (page: Page) => page.getByLabel('Ask about the text');
const turns = (page: Page) => page.getByRole('region', { name: 'Conversation' });
const lastTurn = (page: Page) => turns(page).getByRole('article').last();
const review = (page: Page) => page.getByRole('region', { name: 'Review of the change' });
const version = (page: Page, number: string) =>
  page.getByRole('button', { name: `Version ${number}, open the history` });

async function open(page: Page, name: string, content = text(name)): Promise<number> {
  await loginCarelessly(page, users.ed1);
  const id = await createScript(page.request, content);
  await page.goto(`/editor/${id}`);
  await expect(code(page)).toContainText(name);
  await page.keyboard.press('Alt+a');
  await expect(field(page)).toBeFocused();
  return id;
}

async function ask(page: Page, prompt: string): Promise<void> {
  await field(page).fill(prompt);
  await page.keyboard.press('Enter');
  await expect(turns(page).getByText(prompt, { exact: true }).last()).toBeVisible(patience);
}

async function startReview(page: Page): Promise<void> {
  await lastTurn(page).getByRole('button', { name: 'Review the change' }).click(patience);
  await expect(review(page)).toBeVisible();
}

test('accepts a part of an answer, and links the version to it with its cost', async ({ page }) => {
  await open(page, `Reviewed ${Date.now()}`);
  await ask(page, 'Make two changes.');
  await startReview(page);
  await expect(review(page).getByText('2 places, 0 accepted, 2 not decided')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Reject, place 1' }).click();
  await page.getByRole('button', { name: 'Accept, place 2' }).click();
  await page.getByRole('button', { name: 'Put in 1 of 2' }).click();

  await expect(code(page)).toContainText('# Checked.');
  await expect(code(page)).not.toContainText('# Reviewed.');
  await page.keyboard.press('Control+Z');
  await expect(code(page)).not.toContainText('# Checked.');
  await page.keyboard.press('Control+Y');
  await expect(code(page)).toContainText('# Checked.');
  await page.keyboard.press('Control+S');
  await expect(version(page, '0.2')).toBeVisible();
  await expect(lastTurn(page).getByText('saved in 0.2')).toBeVisible();
  await version(page, '0.2').click();
  await page.getByRole('link', { name: /Answer \d+ of stand\/in, \$0\.0012/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Answer \d+$/ })).toBeVisible();
  await expect(page.getByText('$0.0012', { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('keeps which answer was accepted through a reload', async ({ page }) => {
  await open(page, `Kept ${Date.now()}`);
  await ask(page, 'Make two changes.');
  await startReview(page);
  await page.getByRole('button', { name: 'Accept all' }).click();
  await expect(code(page)).toContainText('# Reviewed.');
  await expect(page.getByText('unsaved', { exact: true })).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(code(page)).toContainText('# Reviewed.');
  await focusCode(page);
  await page.keyboard.press('Control+S');

  await expect(lastTurn(page).getByText('saved in 0.2')).toBeVisible();
});

test('never goes over what was typed since the question', async ({ page }) => {
  const name = `Typed ${Date.now()}`;
  await open(page, name);
  await ask(page, 'Make two changes.');
  await expect(lastTurn(page).getByRole('button', { name: 'Review the change' })).toBeVisible(
    patience,
  );
  await pasteCode(page, text(`${name}, by hand`));

  await startReview(page);
  await expect(review(page).getByText('Line 1: changed by you too')).toBeVisible();
  await page.getByRole('button', { name: 'Accept all' }).click();
  await expect(review(page).getByText('2 places, 1 accepted, 1 not decided')).toBeVisible();
  await page.getByRole('button', { name: 'Put in 1 of 2' }).click();

  await expect(code(page)).toContainText(`${name}, by hand`);
  await expect(code(page)).toContainText('# Checked.');
  await expect(code(page)).not.toContainText('# Reviewed.');
});

test('stops an answer and keeps what has come', async ({ page }) => {
  await open(page, `Stopped ${Date.now()}`);
  await ask(page, 'Change it slowly.');
  await expect(lastTurn(page).getByText('Here it is')).toBeVisible(patience);

  await page.getByRole('button', { name: 'Stop the answer' }).click();

  await expect(lastTurn(page).getByText('Stopped', { exact: true })).toBeVisible();
  await expect(lastTurn(page).getByText('Here it is')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
});

test('goes on with an answer after a reload', async ({ page }) => {
  await open(page, `Reloaded ${Date.now()}`);
  await ask(page, 'Change it slowly.');
  await expect(lastTurn(page).getByText('Here it is')).toBeVisible(patience);

  await page.reload();

  await expect(lastTurn(page).getByText('Here it is')).toBeVisible();
  await expect(lastTurn(page).getByText('Anything else?')).toBeVisible(patience);
  await expect(lastTurn(page).getByText('$0.0012')).toBeVisible(patience);
  await startReview(page);
  await page.getByRole('button', { name: 'Accept all' }).click();
  await expect(code(page)).toContainText('# Checked.');
});

test('shows what would be sent, and what was', async ({ page }) => {
  await open(page, `Masked ${Date.now()}`);
  await field(page).fill('Describe what sum_up does.');
  await page.getByRole('button', { name: 'Preview what is sent' }).click();
  const question = page.getByRole('dialog').getByRole('region', { name: 'Question' }).last();
  const sides = question.getByRole('figure');
  await expect(sides.first()).toContainText('def sum_up(prices)');
  await expect(sides.last()).toContainText(/def func_\d+\(arg_\d+\)/);
  await expect(sides.last()).not.toContainText('sum_up');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();

  await expect(lastTurn(page).getByText('$0.0012')).toBeVisible(patience);
  if (provider !== undefined) {
    const received = await page.request.get(`${provider}/received`);
    expect(await received.text()).not.toContain('sum_up');
  }
  await lastTurn(page)
    .getByRole('button', { name: /Sent as/ })
    .click();

  await expect(sides.last()).toContainText(/def func_\d+\(arg_\d+\)/);
  await expect(sides.last()).not.toContainText('sum_up');
});

test('marks the stop words where they stand in what would be sent', async ({ page }) => {
  // The list of this server is empty: its answer is given what a list would have found.
  await page.route('**/api/llm/preview', async (route) => {
    const response = await route.fetch();
    const preview = await response.json();
    const text = preview.texts.findLastIndex((one: { role: string }) => one.role === 'user');
    const start = preview.texts[text].sent.indexOf('print');
    preview.stop_words = [{ word: 'print', severity: 'block', start, end: start + 5, text }];
    await route.fulfill({ response, json: preview });
  });
  await open(page, `Stopped word ${Date.now()}`);
  await field(page).fill('Describe it.');
  await page.getByRole('button', { name: 'Preview what is sent' }).click();

  const question = page.getByRole('dialog').getByRole('region', { name: 'Question' }).last();
  const marked = question.getByRole('figure').last().getByTitle('Stop word: keeps it from');
  await expect(marked).toHaveText('print');
  await expect(marked).toBeInViewport();
  await expect(question).toContainText('1 stop word');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Send' })).toBeDisabled();
  await expectAccessible(page);
});

test('takes the keys right after the one that asks for it', async ({ page }) => {
  await loginCarelessly(page, users.ed1);
  const name = `Keys ${Date.now()}`;
  const id = await createScript(page.request, text(name));
  let release = () => {};
  const later = new Promise<void>((resolve) => {
    release = resolve;
  });
  // What shows the answers comes late, as over a slow line.
  await page.route('**/assets/Turns*.js', async (route) => {
    await later;
    await route.continue();
  });
  await page.goto(`/editor/${id}`);
  await code(page).getByText('return total').click();
  await page.keyboard.press('Alt+a');
  await page.keyboard.type('Describe it.');
  await expect(field(page)).toHaveValue('Describe it.');
  release();
  await expect(turns(page).getByText('Ask about the text, or let it')).toBeVisible();
  await expect(field(page)).toBeFocused();

  await code(page).getByText('return total').click();
  await page.keyboard.press('Control+I');
  await page.keyboard.type('Say more.');
  await expect(page.getByLabel('How to rewrite line 8')).toHaveValue('Say more.');
  await expect(code(page)).not.toContainText('Say more');
});

test('asks about the selected lines only, and says so', async ({ page }) => {
  await open(page, `Selected ${Date.now()}`);
  await focusCode(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');

  const chip = page.getByRole('button', { name: /lines 1 to 2 ?, ask about the whole script/ });
  await expect(chip).toBeVisible();
  await chip.click();

  await expect(page.getByRole('button', { name: /whole script ?, ask about lines/ })).toBeVisible();
});

test('asks to mend what a run ended with, in one click', async ({ page }) => {
  const name = `Failing ${Date.now()}`;
  await open(page, name, `"""${name}"""\nraise ValueError("no")\n`);
  await focusCode(page);
  await page.keyboard.press('Control+Enter');

  await page.getByRole('button', { name: 'Fix this error' }).click(patience);

  await expect(lastTurn(page).getByText('Fix', { exact: true })).toBeVisible(patience);
  await startReview(page);
  await expect(review(page).getByText('# Checked.')).toBeVisible();
});

test('rewrites a line where it stands', async ({ page }) => {
  await open(page, `Rewritten ${Date.now()}`);
  await code(page).getByText('return total').click();
  await page.keyboard.press('Control+I');
  await page.getByLabel('How to rewrite line 8').fill('Say more.');
  await page.keyboard.press('Enter');

  await expect(review(page).getByText('1 place, 0 accepted, 1 not decided')).toBeVisible(patience);
  await page.getByRole('button', { name: 'Accept all' }).click();

  await expect(code(page)).toContainText('# Checked.');
  await expect(code(page)).toContainText('print(sum_up');
});

test('writes a new script from a description', async ({ page }) => {
  await loginCarelessly(page, users.ed1);
  await page.goto('/editor/new');
  await page.getByRole('button', { name: 'Describe it to the assistant' }).click();
  await page.getByLabel('Describe the script').fill('Greet everybody.');
  await page.keyboard.press('Enter');
  await startReview(page);
  await page.getByRole('button', { name: 'Accept all' }).click();
  await expect(code(page)).toContainText('print("Hello.")');
  await page.keyboard.press('Control+S');

  await expect(page).toHaveURL(/\/editor\/\d+$/);
  await expect(lastTurn(page).getByText('Greet everybody.')).toBeVisible(patience);
  await expect(lastTurn(page).getByText('saved in 0.1')).toBeVisible();
});

test('shows what is unsafe in an answer as text', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page, `Unsafe ${Date.now()}`);
  await ask(page, 'Be unsafe.');

  await expect(lastTurn(page).getByText('[image: picture]')).toBeVisible(patience);
  await expect(turns(page).locator('img, script, iframe')).toHaveCount(0);
  await expect(turns(page).getByRole('link')).toHaveCount(1);
  expect(await page.title()).not.toContain('owned');
  expect(asked.filter((url) => url.includes('tracker.example'))).toEqual([]);
});

test('colours the code of an answer, in which nothing is markup', async ({ page }) => {
  await open(page, `Coloured ${Date.now()}`);
  const hostile = '"</span><img src=x onerror=document.title=1>&lt;b>"';
  const lines = `# A comment\n\n\ndef f(self):\n    return ${hostile}, 42\n`;
  await field(page).fill(`Say exactly: Look:\n\n\`\`\`python\n${lines}\`\`\`\n`);
  await page.keyboard.press('Enter');

  // Behind it comes the text that was asked about.
  const block = lastTurn(page).locator('pre').first();
  const keyword = block.locator('span', { hasText: /^return$/ });
  await expect(keyword).toBeVisible(patience);
  await expect(keyword).not.toHaveCSS(
    'color',
    await block.evaluate((shown) => getComputedStyle(shown).color),
  );
  expect(await block.textContent()).toBe(lines);
  await expect(block.locator('img, b')).toHaveCount(0);
  await expectAccessible(page);
});

test('says why there is no answer, and that its cost is unknown', async ({ page }) => {
  await open(page, `Failed ${Date.now()}`);
  await ask(page, 'Please fail with 402.');

  await expect(lastTurn(page).getByText('No answer', { exact: true })).toBeVisible(patience);
  await expect(lastTurn(page).getByRole('button', { name: 'Ask again' })).toBeVisible();
  await ask(page, 'Make the cost unknown.');
  await expect(lastTurn(page).getByText('cost unknown', { exact: true })).toBeVisible(patience);
  await expectAccessible(page);
});

test('says how to set it up where it is not, and lets everything else be', async ({ page }) => {
  await page.route('**/api/llm', (route) =>
    route.fulfill({
      json: {
        configured: false,
        why_not: 'Set the variable.',
        provider: '',
        default_model: '',
        models: [],
        masking: 'names',
        tools: [],
      },
    }),
  );
  await loginCarelessly(page, users.ed1);
  const name = `Without ${Date.now()}`;
  const id = await createScript(page.request, text(name));
  await page.goto(`/editor/${id}`);
  await expect(code(page)).toContainText(name);
  await page.keyboard.press('Alt+a');

  await expect(page.getByText('The assistant is not set up')).toBeVisible();
  await expect(page.getByText('Set the variable.')).toBeVisible();
  await pasteCode(page, text(`${name} more`));
  await page.keyboard.press('Control+S');
  await expect(version(page, '0.2')).toBeVisible();
});

test('has everything on record, with what it cost', async ({ page }) => {
  const id = await open(page, `Logged ${Date.now()}`);
  await ask(page, 'Describe it.');
  await expect(lastTurn(page).getByText('$0.0012')).toBeVisible(patience);

  await page.goto(`/assistant?script=${id}`);
  const log = page.getByRole('list', { name: 'Answers' });
  await expect(log.getByRole('listitem')).toHaveCount(1);
  await expect(log).toContainText('Describe it.');
  await expect(log).toContainText('$0.0012');
  await expectAccessible(page);
  const address = await page.getByRole('link', { name: 'Export' }).getAttribute('href');
  const table = await page.request.get(address ?? '');
  expect(await table.text()).toContain('0.0012');
  await page.getByText('Costs', { exact: true }).click();
  await page.getByText('User', { exact: true }).click();
  await expect(page.getByRole('row', { name: /ed1 1 .*\$0\.0012/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByText('Stop words', { exact: true }).click();
  await page.getByLabel('Text to try').fill('Nothing of interest.');
  await expect(page.getByText('No stop word in it: it would be sent.')).toBeVisible();
  await expectAccessible(page);
});

test('is not there for those who only look', async ({ page }) => {
  await login(page, users.mo1);
  await expect(page.getByRole('link', { name: 'Runs', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Assistant', exact: true })).toHaveCount(0);

  await page.goto('/editor/1');
  await expect(code(page)).toContainText('"""');
  await page.keyboard.press('Alt+a');

  await expect(page.getByRole('button', { name: 'Assistant beside the code' })).toHaveCount(0);
  await expect(field(page)).toHaveCount(0);
});
