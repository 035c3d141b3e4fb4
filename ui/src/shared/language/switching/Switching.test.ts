import { expect, test } from 'vitest';
import type { Diagnostics } from '../LanguageService.ts';
import { settled, TestingClock } from '../testing/TestingClock.ts';
import { TestingDocument } from '../testing/TestingDocument.ts';
import { TestingLanguage } from '../testing/TestingLanguage.ts';
import { StartRefused } from './KeptRunning.ts';
import { Switching } from './Switching.ts';
import type { Wishes } from './sides.ts';

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
      return started(servers, 'server').running;
    },
    async () => {
      const browser = started(browsers, 'browser');
      browser.knowsTokens = true;
      return browser.running;
    },
    time.clock,
  );
  const found: Diagnostics[] = [];
  switching.onDiagnostics((one) => found.push(one));
  const document = new TestingDocument('script_1', 'x = 1');
  const uri = document.uri.toString();
  const hover = async () =>
    (await switching.ask(never, (side) => side.hover(document.model, at, never)))?.contents[0]
      ?.value ?? null;
  const painter = async () =>
    (await switching.askPainter((side) => side.semanticTokens(document.model, never)))?.types[0] ??
    null;

  /** What happens first in most tests: a text is open while these are the wishes. */
  async function open(wishes: Wishes = auto): Promise<void> {
    switching.wish(wishes);
    switching.open(document);
    await settled();
  }

  /** The server is gone, and the browser has taken over. */
  async function crashServer(): Promise<void> {
    servers.at(-1)?.crash({ next: 'retry', why: 'killed' });
    await settled();
  }

  /** One that was started in a pretended browser or server; fails where none was. */
  function side(kind: 'server' | 'browser', count = 1): TestingLanguage {
    const language = (kind === 'server' ? servers : browsers)[count - 1];
    if (language === undefined) {
      throw new Error(`No ${kind} ${count} was started`);
    }
    return language;
  }

  const look = (server: number) => side('server', server).find(uri, 'looked at');
  return {
    ...{ time, servers, browsers, side, refusal, switching, found },
    ...{ document, uri, hover, painter, open, crashServer, look },
  };
}

function started(all: TestingLanguage[], kind: string): TestingLanguage {
  const language = new TestingLanguage(`${kind} ${all.length + 1}`);
  all.push(language);
  return language;
}

const auto = { preference: 'auto', serverCan: true } as const;

test('asks the browser where the server cannot', async () => {
  const { open, servers, hover } = setUp();

  await open({ preference: 'auto', serverCan: false });

  expect(await hover()).toBe('browser 1');
  expect(servers).toHaveLength(0);
});

test('starts the server only when there is a text', async () => {
  const { switching, servers, open, hover, look } = setUp();
  switching.wish(auto);
  await settled();
  expect(servers).toHaveLength(0);

  await open();
  look(1);

  expect(await hover()).toBe('server 1');
});

test('gives a question that the server left to the browser, with the text as it is now', async () => {
  const { switching, open, side, look, crashServer, document, uri, hover } = setUp();
  await open();
  look(1);
  expect(switching.state.active).toBe('server');
  side('server').hangs = true;
  const asked = hover();
  document.replace('y = 2');

  await crashServer();

  expect(await asked).toBe('browser 1');
  expect(side('browser').opened.get(uri)).toBe('y = 2');
});

test('returns to the server once it has looked at the text', async () => {
  const { open, crashServer, side, look, hover, time, found } = setUp();
  await open();
  await crashServer();
  expect(await hover()).toBe('browser 1');

  await time.pass(200);
  expect(await hover()).toBe('browser 1');
  expect(side('server', 2).opened.size).toBe(1);
  look(2);

  expect(await hover()).toBe('server 2');
  expect(found.map((one) => one.findings[0]?.message)).toEqual(['looked at']);
  expect(side('server', 2).opened.size).toBe(1);
});

test('takes the first answer where the server is there before the browser has answered', async () => {
  const { open, switching, crashServer, side, look, hover, time } = setUp();
  await open();
  await crashServer();
  side('browser').hangs = true;
  const asked = hover();
  await time.pass(200);

  look(2);

  expect(switching.state.active).toBe('server');
  expect(await asked).toBe('server 2');
});

test('keeps the text open in the browser until it has answered', async () => {
  const { open, crashServer, side, look, hover, time } = setUp();
  await open();
  await crashServer();
  const browser = side('browser');
  browser.knowsTokens = false;
  browser.hangs = true;
  const asked = hover();
  await time.pass(200);
  side('server', 2).hangs = true;
  look(2);
  expect(browser.opened.size).toBe(1);

  browser.answer();

  expect(await asked).toBe('browser 1');
  await settled();
  expect(browser.opened.size).toBe(0);
});

test('closes a text also where a question about it is still open', async () => {
  const { open, switching, crashServer, side, look, uri, hover, time } = setUp();
  await open();
  await crashServer();
  side('browser').hangs = true;
  void hover();
  await time.pass(200);
  look(2);

  switching.close(uri);

  expect(side('browser').opened.size).toBe(0);
  expect(side('server', 2).opened.size).toBe(0);
});

test('hears only the side that is asked', async () => {
  const { open, crashServer, side, uri, found } = setUp();
  await open();
  await crashServer();

  side('server').find(uri, 'stale');
  side('browser').find(uri, 'fresh');

  expect(found.map((one) => one.findings[0]?.message)).toEqual(['fresh']);
});

test('asks the browser what names mean where the server does not know', async () => {
  const { switching, open, hover, painter, time } = setUp();
  switching.expectDocuments();
  await open();
  expect(await painter()).toBeNull();

  await time.pass(5_000);

  expect(await painter()).toBe('browser 1');
  expect(await hover()).toBe('server 1');
});

test('tells the browser of changes when it is asked, and of each one once it takes over', async () => {
  const { switching, open, crashServer, side, document, uri, painter, time } = setUp();
  switching.expectDocuments();
  await open();
  await time.pass(5_000);
  const browser = side('browser');
  document.type('2');
  expect(browser.opened.get(uri)).toBe('x = 1');
  await painter();
  expect(browser.opened.get(uri)).toBe('x = 12');
  document.type('3');

  await crashServer();

  expect(browser.opened.get(uri)).toBe('x = 123');
  document.type('4');
  expect(browser.opened.get(uri)).toBe('x = 1234');
});

test('asks the server what names mean where it knows', async () => {
  const { switching, open, side, painter, time } = setUp();
  switching.expectDocuments();
  await open();
  side('server').knowsTokens = true;

  await time.pass(5_000);

  expect(await painter()).toBe('server 1');
  expect(side('browser').opened.size).toBe(0);
});

test('tries again less and less often', async () => {
  const { open, refusal, servers, time } = setUp();
  refusal.why = new StartRefused({ next: 'retry', why: 'The server cannot be reached' });
  await open();
  await time.pass(200);
  refusal.why = null;

  await time.pass(200);
  expect(servers).toHaveLength(0);
  await time.pass(1_000);

  expect(servers).toHaveLength(1);
});

test('rests after a long silence until somebody types', async () => {
  const { open, side, servers, document, hover, time } = setUp();
  await open();
  side('server').crash({ next: 'rest', why: 'Nothing was typed for a while' });
  await settled();
  await time.pass(3_600_000);
  expect(servers).toHaveLength(1);

  document.type('1');
  await settled();
  await time.pass(4_000);

  expect(await hover()).toBe('server 2');
});

test('takes the server at once where the browser has not begun', async () => {
  const { switching, open, hover, time, browsers } = setUp();
  switching.expectDocuments();
  await open();
  expect(await hover()).toBe('server 1');
  expect(browsers).toHaveLength(0);

  await time.pass(5_000);

  expect(browsers).toHaveLength(1);
  expect(await hover()).toBe('server 1');
});

test('leaves the browser alone where only the server is wanted', async () => {
  const { open, browsers, hover } = setUp();
  await open({ preference: 'server', serverCan: true });

  expect(await hover()).toBe('server 1');
  expect(browsers).toHaveLength(0);
});

test('answers nothing when nobody is there for long', async () => {
  const { open, refusal, hover, time } = setUp();
  refusal.why = new StartRefused({ next: 'later', why: 'Too many people use it at the moment' });
  await open({ preference: 'server', serverCan: true });

  const asked = hover();
  await time.pass(8_000);

  expect(await asked).toBeNull();
});

test('answers nothing at once where nobody will come', async () => {
  const { open, hover } = setUp();
  await open({ preference: 'server', serverCan: false });

  expect(await hover()).toBeNull();
});

test('tries again at once when the user has logged in again', async () => {
  const { switching, open, refusal, hover, servers } = setUp();
  refusal.why = new StartRefused({ next: 'retry', why: 'The server cannot be reached' });
  await open({ preference: 'server', serverCan: true });
  expect(servers).toHaveLength(0);
  refusal.why = null;

  switching.renew();
  await settled();

  expect(await hover()).toBe('server 1');
});

test('starts both anew for another interpreter', async () => {
  const { switching, open, browsers, hover } = setUp();
  await open({ preference: 'browser', serverCan: true });

  switching.again();
  await settled();

  expect(browsers).toHaveLength(2);
  expect(await hover()).toBe('browser 2');
});
