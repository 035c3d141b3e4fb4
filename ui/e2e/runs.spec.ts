import { expect, type Page, test } from '@playwright/test';
import {
  createScript,
  expectAccessible,
  login,
  mergeScript,
  output,
  saveScript,
  users,
} from './ved.ts';

interface RunAnswer {
  status: string;
  groups: {
    number: number;
    scripts: { status: string; phase: string; started_at: string; finished_at: string }[];
  }[];
}

test.beforeEach(async ({ page }) => {
  await login(page, users.ed1);
});

async function startRun(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Run all', exact: true }).click();
  await expect(page).toHaveURL(/\/runs\/\d+/);
  return new URL(page.url()).pathname;
}

async function readRun(page: Page, path: string): Promise<RunAnswer> {
  return (await (await page.request.get(`/api${path}`)).json()) as RunAnswer;
}

test('runs group after group, the scripts of a group side by side, and shows it live', async ({
  page,
}) => {
  const path = await startRun(page);
  await expect(page.getByText('Running', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/[1-9]\d* of \d+ done/)).toBeVisible();
  await expect(output(page)).toBeVisible();
  await expect(page.getByText('following the run')).toBeVisible();

  const title = page.getByRole('banner').first();
  await expect(title.getByText(/Success|Failure/)).toBeVisible({ timeout: 45_000 });

  const run = await readRun(page, path);
  const spans = run.groups.map((group) => ({
    from: Math.min(...group.scripts.map((script) => Date.parse(script.started_at))),
    to: Math.max(...group.scripts.map((script) => Date.parse(script.finished_at))),
  }));
  for (const [index, span] of spans.entries()) {
    const before = spans[index - 1];
    expect(before === undefined || span.from >= before.to).toBe(true);
  }
  const together = run.groups.some((group) =>
    group.scripts.some((one) =>
      group.scripts.some(
        (other) =>
          one !== other && one.started_at < other.finished_at && other.started_at < one.finished_at,
      ),
    ),
  );
  expect(together).toBe(true);
});

test('shows the output of the script that is picked, also by a link', async ({ page }) => {
  const path = await startRun(page);
  await expect(page.getByRole('button', { name: 'Cancel the run' })).toBeHidden({
    timeout: 45_000,
  });

  const lane = page.locator('button[data-lane]').nth(1);
  await lane.click();
  await expect(lane).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(new RegExp(`${path}\\?script=\\d+`));
  await page.reload();

  await expect(lane).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('region', { name: 'Output' })).toContainText(/Success|Failure/);
});

test('shows a failing script with its reason', async ({ page }) => {
  test.slow();
  const name = `Fails on purpose ${Date.now()}`;
  const id = await createScript(
    page.request,
    `"""${name}"""\nprint("before")\nraise SystemExit(3)\n`,
  );
  await mergeScript(page.request, id);
  try {
    await startRun(page);
    await expect(page.getByText(/\d+ failed/).first()).toBeVisible({ timeout: 45_000 });
    await expect(page.getByRole('banner').first().getByText('Failure')).toBeVisible();
    await page.locator('button[data-lane]', { hasText: name }).first().click();
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
    await expect(page.getByText('exit code 3')).toBeVisible();

    await page.getByRole('switch', { name: 'Failures first' }).click();
    await expect(page.getByRole('heading', { name: /Failed · \d+/ })).toBeVisible();

    await page.goto('/runs');
    await expect(
      page.getByRole('list', { name: 'Runs' }).getByRole('listitem').first(),
    ).toContainText('Failure');
    await page.goto('/?failing=1');
    await expect(page.locator('[data-script-row]', { hasText: name })).toContainText('Failure');
  } finally {
    await saveScript(page.request, id, `"""${name}, mended"""\nprint("fine")\n`);
    await mergeScript(page.request, id);
  }
});

test('cancels a run and says what was cancelled with it', async ({ page }) => {
  await startRun(page);
  await page.getByRole('button', { name: 'Cancel the run' }).click();

  await expect(page.getByText('cancelled by ed1', { exact: true })).toBeVisible();
  await expect(page.getByRole('banner').first().getByText('Cancelled')).toBeVisible();
  await expect(page.getByText(/\d+ cancelled/)).toBeVisible();
});

test('tells the end of a run to whoever has left its page', async ({ page }) => {
  await startRun(page);
  await page.getByRole('link', { name: 'Scripts', exact: true }).click();

  await expect(page.getByRole('alert').getByText(/^Run \d+: /)).toBeVisible({ timeout: 45_000 });
});

test('says that a run does not exist', async ({ page }) => {
  await page.goto('/runs/999999');

  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
});

test('can be watched on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await startRun(page);

  await expect(page.getByText(/\d+ of \d+ done/)).toBeVisible();
  await expect(output(page)).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
});

test('is accessible', async ({ page }) => {
  await startRun(page);
  await expect(page.getByRole('button', { name: 'Cancel the run' })).toBeHidden({
    timeout: 45_000,
  });
  await expectAccessible(page);

  await page.goto('/runs');
  await expect(page.getByRole('list', { name: 'Runs' })).toBeVisible();
  await expectAccessible(page);
});
