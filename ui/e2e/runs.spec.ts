import { expect, type Page, test } from '@playwright/test';
import { createScript, expectAccessible, login, mergeScript, output, users } from './ved.ts';

interface RunAnswer {
  status: string;
  groups: {
    number: number;
    scripts: {
      script_id: number;
      started_at: string | null;
      finished_at: string | null;
    }[];
  }[];
}

/** A run takes along whatever other tests left on prod: its end may be far. */
const wholeRun = 180_000;

test.beforeEach(async ({ page }) => {
  await login(page, users.ed1);
});

test.afterEach(async ({ page }) => {
  await cancelRuns(page);
});

async function cancelRuns(page: Page): Promise<void> {
  const { runs } = (await (await page.request.get('/api/runs')).json()) as {
    runs: { id: number; finished_at: string | null }[];
  };
  for (const run of runs.filter(({ finished_at }) => finished_at === null)) {
    await page.request.post(`/api/runs/${run.id}/cancel`);
  }
}

async function startRun(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Run all', exact: true }).click();
  return runPath(page);
}

async function runPath(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/runs\/\d+/);
  return new URL(page.url()).pathname;
}

async function readRun(page: Page, path: string): Promise<RunAnswer> {
  return (await (await page.request.get(`/api${path}`)).json()) as RunAnswer;
}

test('runs group after group, the scripts of a group side by side, and shows it live', async ({
  page,
}) => {
  test.setTimeout(wholeRun + 60_000);
  const path = await startRun(page);
  await expect(page.getByText('Running', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/[1-9]\d* of \d+ done/)).toBeVisible();
  await expect(output(page)).toBeVisible();
  await expect(page.getByText('following the run')).toBeVisible();

  const title = page.getByRole('banner').first();
  await expect(title.getByText(/Success|Failure/)).toBeVisible({ timeout: wholeRun });

  const run = await readRun(page, path);
  const groups = run.groups.map((group) =>
    group.scripts.flatMap(({ started_at, finished_at }) =>
      started_at === null || finished_at === null
        ? []
        : [{ from: Date.parse(started_at), to: Date.parse(finished_at) }],
    ),
  );
  let before = Number.NEGATIVE_INFINITY;
  for (const spans of groups) {
    expect(Math.min(...spans.map(({ from }) => from))).toBeGreaterThanOrEqual(before);
    before = Math.max(before, ...spans.map(({ to }) => to));
  }
  const together = groups.some((spans) =>
    spans.some((one) =>
      spans.some((other) => one !== other && one.from < other.to && other.from < one.to),
    ),
  );
  expect(together).toBe(true);
  await expectAccessible(page);
});

test('shows the output of the script that is picked, also by a link', async ({ page }) => {
  const path = await startRun(page);
  const lane = page.locator('button[data-lane][aria-pressed]').first();
  await lane.click();
  await expect(lane).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(new RegExp(`${path}\\?script=\\d+`));
  await expect(page.getByRole('region', { name: 'Output' })).toContainText(/Success|Failure/);

  const last = (await readRun(page, path)).groups.at(-1)?.scripts.at(-1);
  await page.goto(`${path}?script=${last?.script_id}`);

  const picked = page.locator('button[data-lane][aria-pressed="true"]');
  await expect(picked).toBeInViewport();
  const link = page.getByRole('heading', { level: 2 }).getByRole('link');
  await expect(link).toHaveAttribute('href', `/editor/${last?.script_id}`);
  await expect(picked).toContainText((await link.textContent()) ?? '');
});

test('stops after a failing group and shows what failed with its reason', async ({ page }) => {
  const name = `Fails on purpose ${Date.now()}`;
  const id = await createScript(
    page.request,
    `"""${name}"""\nprint("before")\nraise SystemExit(3)\n`,
  );
  await mergeScript(page.request, id);
  try {
    await beforeAllOthers(page, id);
    await page.goto('/');
    await page.getByRole('button', { name: 'Other ways to run all' }).click();
    await page.getByRole('menuitem', { name: /stop after the failing group/ }).click();
    const path = await runPath(page);

    await expect(page.getByRole('banner').first().getByText('Failure')).toBeVisible();
    await expect(page.getByText('1 failed').first()).toBeVisible();
    await expect(page.getByText(/\d+ skipped/)).toBeVisible();
    await page.locator('button[data-lane]', { hasText: name }).first().click();
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
    await expect(page.getByText('exit code 3')).toBeVisible();

    await page.getByRole('switch', { name: 'Failures first' }).click();
    await expect(page.getByRole('heading', { name: 'Failed · 1' })).toBeVisible();

    await page.goto('/runs');
    const run = page.getByRole('list', { name: 'Runs' }).getByRole('listitem');
    await expect(run.filter({ has: page.locator(`a[href="${path}"]`) })).toContainText('Failure');
    await expectAccessible(page);
    await page.goto(`/?failing=1&q=${encodeURIComponent(name)}`);
    await expect(page.locator('[data-script-row]', { hasText: name })).toContainText('Failure');
  } finally {
    await page.request.delete(`/api/scripts/${id}`);
  }
});

/** Gives a script the first place of the queue, in a group of its own if that is free. */
async function beforeAllOthers(page: Page, id: number): Promise<void> {
  const { scripts } = (await (await page.request.get('/api/scripts')).json()) as {
    scripts: { id: number; ordering_number: number }[];
  };
  const first = scripts[0];
  const moved = await page.request.put(`/api/scripts/${id}/place`, {
    data:
      first === undefined || first.ordering_number >= 1
        ? { group: 0 }
        : { group: 0, before_id: first.id },
  });
  expect(moved.status(), await moved.text()).toBe(200);
}

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
  await expect(page).toHaveURL(/\/$/);
  await cancelRuns(page);

  await expect(page.getByRole('alert').getByText(/^Run \d+: /)).toBeVisible();
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
