import { expect, test } from 'vitest';
import type { Diagnostics } from '../LanguageService.ts';
import { settled, TestingClock } from '../testing/TestingClock.ts';
import { TestingDocument } from '../testing/TestingDocument.ts';
import { TestingLanguage } from '../testing/TestingLanguage.ts';
import { StartRefused } from './KeptRunning.ts';
import { Switching } from './Switching.ts';

const never = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) };
const at = { lineNumber: 1, column: 1 };

function setUp() {
  const time = new TestingClock();
  const servers: TestingLanguage[] = [];
  const browsers: TestingLanguage[] = [];
  const refusal: { why: StartRefused | null } = { why: null };
  const switching = new Switching(
    async () => {
      if (refusal.why !== null) {
        throw refusal.why;
      }
      const server = new TestingLanguage(`server ${servers.length + 1}`);
      servers.push(server);
      return server.running;
    },
    async () => {
      const browser = new TestingLanguage(`browser ${browsers.length + 1}`);
      browsers.push(browser);
      return browser.running;
    },
    time.clock,
  );
  const found: Diagnostics[] = [];
  switching.onDiagnostics((one) => found.push(one));
  const document = new TestingDocument('script_1', 'x = 1');
  const hover = async () =>
    (await switching.ask(never, (side) => side.hover(document.model, at, never)))?.contents[0]
      ?.value ?? null;
  return { time, servers, browsers, refusal, switching, document, hover, found };
}

const auto = { preference: 'auto', serverCan: true } as const;

test('asks the browser where the server cannot', async () => {
  const { switching, servers, document, hover } = setUp();
  switching.wish({ preference: 'auto', serverCan: false });

  switching.open(document);

  expect(await hover()).toBe('browser 1');
  expect(servers).toHaveLength(0);
});

test('starts the server only when there is a text', async () => {
  const { switching, servers, document, hover } = setUp();
  switching.wish(auto);
  await settled();
  expect(servers).toHaveLength(0);

  switching.open(document);
  await settled();
  servers[0]?.find(document.uri.toString(), 'looked at');

  expect(await hover()).toBe('server 1');
});

test('gives a question that the server left to the browser, with the text as it is now', async () => {
  const { switching, servers, browsers, document, hover } = setUp();
  switching.wish(auto);
  switching.open(document);
  await settled();
  const server = servers[0];
  server?.find(document.uri.toString(), 'looked at');
  expect(switching.state.active).toBe('server');
  if (server !== undefined) {
    server.hangs = true;
  }
  const asked = hover();
  document.replace('y = 2');

  server?.crash({ next: 'retry', why: 'killed' });

  expect(await asked).toBe('browser 1');
  expect(browsers[0]?.opened.get(document.uri.toString())).toBe('y = 2');
});

test('returns to the server once it has looked at the text, and closes it in the browser', async () => {
  const { switching, servers, browsers, document, hover, time, found } = setUp();
  switching.wish(auto);
  switching.open(document);
  await settled();
  servers[0]?.crash({ next: 'retry', why: 'killed' });
  await settled();
  expect(await hover()).toBe('browser 1');

  await time.pass(200);
  expect(await hover()).toBe('browser 1');
  expect(servers[1]?.opened.size).toBe(1);
  servers[1]?.find(document.uri.toString(), 'looked at');

  expect(await hover()).toBe('server 2');
  expect(found.map((one) => one.findings[0]?.message)).toEqual(['looked at']);
  expect(browsers[0]?.opened.size).toBe(0);
  expect(servers[1]?.opened.size).toBe(1);
});

test('keeps the text open in the browser until it has answered', async () => {
  const { switching, servers, browsers, document, hover } = setUp();
  switching.wish(auto);
  await settled();
  const browser = browsers[0];
  if (browser !== undefined) {
    browser.hangs = true;
  }
  switching.open(document);
  await settled();
  const asked = hover();
  servers[0]?.find(document.uri.toString(), 'looked at');
  expect(switching.state.active).toBe('server');
  expect(browser?.opened.size).toBe(1);

  browser?.answer();

  expect(await asked).toBe('browser 1');
  expect(browser?.opened.size).toBe(0);
});

test('closes a text also where a question about it is still open', async () => {
  const { switching, servers, browsers, document, hover } = setUp();
  switching.wish(auto);
  await settled();
  const browser = browsers[0];
  if (browser !== undefined) {
    browser.hangs = true;
  }
  switching.open(document);
  await settled();
  void hover();
  servers[0]?.find(document.uri.toString(), 'looked at');

  switching.close(document.uri.toString());

  expect(browser?.opened.size).toBe(0);
  expect(servers[0]?.opened.size).toBe(0);
});

test('hears only the side that is asked', async () => {
  const { switching, servers, browsers, document, found } = setUp();
  switching.wish(auto);
  switching.open(document);
  await settled();
  servers[0]?.crash({ next: 'retry', why: 'killed' });
  await settled();

  servers[0]?.find(document.uri.toString(), 'stale');
  browsers[0]?.find(document.uri.toString(), 'fresh');

  expect(found.map((one) => one.findings[0]?.message)).toEqual(['fresh']);
});

test('tries again less and less often', async () => {
  const { switching, refusal, servers, document, time } = setUp();
  refusal.why = new StartRefused({ next: 'retry', why: 'The server cannot be reached' });
  switching.wish(auto);
  switching.open(document);
  await settled();
  await time.pass(200);
  refusal.why = null;

  await time.pass(200);
  expect(servers).toHaveLength(0);
  await time.pass(1_000);

  expect(servers).toHaveLength(1);
});

test('rests after a long silence until somebody types', async () => {
  const { switching, servers, document, hover, time } = setUp();
  switching.wish(auto);
  switching.open(document);
  await settled();
  servers[0]?.crash({ next: 'rest', why: 'Nothing was typed for a while' });
  await settled();
  await time.pass(3_600_000);
  expect(servers).toHaveLength(1);

  document.type('1');
  await settled();
  await time.pass(4_000);

  expect(await hover()).toBe('server 2');
});

test('takes the server at once where the browser has not begun', async () => {
  const { switching, document, hover, time, browsers } = setUp();
  switching.expectDocuments();
  switching.wish(auto);
  switching.open(document);
  await settled();
  expect(await hover()).toBe('server 1');
  expect(browsers).toHaveLength(0);

  await time.pass(10_000);

  expect(browsers).toHaveLength(1);
  expect(await hover()).toBe('server 1');
});

test('leaves the browser alone where only the server is wanted', async () => {
  const { switching, browsers, document, hover } = setUp();
  switching.wish({ preference: 'server', serverCan: true });
  switching.open(document);
  await settled();

  expect(await hover()).toBe('server 1');
  expect(browsers).toHaveLength(0);
});

test('answers nothing when nobody is there for long', async () => {
  const { switching, refusal, document, hover, time } = setUp();
  refusal.why = new StartRefused({ next: 'later', why: 'Too many people use it at the moment' });
  switching.wish({ preference: 'server', serverCan: true });
  switching.open(document);
  await settled();

  const asked = hover();
  await time.pass(8_000);

  expect(await asked).toBeNull();
});

test('answers nothing at once where nobody will come', async () => {
  const { switching, document, hover } = setUp();
  switching.wish({ preference: 'server', serverCan: false });
  switching.open(document);

  expect(await hover()).toBeNull();
});

test('tries again at once when the user has logged in again', async () => {
  const { switching, refusal, document, hover, servers } = setUp();
  refusal.why = new StartRefused({ next: 'retry', why: 'The server cannot be reached' });
  switching.wish({ preference: 'server', serverCan: true });
  switching.open(document);
  await settled();
  expect(servers).toHaveLength(0);
  refusal.why = null;

  switching.renew();
  await settled();

  expect(await hover()).toBe('server 1');
});

test('starts both anew for another interpreter', async () => {
  const { switching, browsers, document, hover } = setUp();
  switching.wish({ preference: 'browser', serverCan: true });
  switching.open(document);
  await settled();

  switching.again();
  await settled();

  expect(browsers).toHaveLength(2);
  expect(await hover()).toBe('browser 2');
});
