import { expect, test } from 'vitest';
import { settled } from '../testing/TestingClock.ts';
import { testingSides } from '../testing/testingSides.ts';
import { StartRefused } from './KeptRunning.ts';

const auto = { preference: 'auto', serverCan: true } as const;

test('asks the browser where the server cannot', async () => {
  const { open, servers, hover } = testingSides();

  await open({ preference: 'auto', serverCan: false });

  expect(await hover()).toBe('browser 1');
  expect(servers).toHaveLength(0);
});

test('starts the server only when there is a text', async () => {
  const { switching, servers, open, hover, look } = testingSides();
  switching.wish(auto);
  await settled();
  expect(servers).toHaveLength(0);

  await open();
  look(1);

  expect(await hover()).toBe('server 1');
});

test('gives a question that the server left to the browser, with the text as it is now', async () => {
  const { switching, open, side, look, crashServer, document, uri, hover } = testingSides();
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
  const { open, crashServer, side, look, hover, time, found } = testingSides();
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
  const { open, switching, crashServer, side, look, hover, time } = testingSides();
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
  const { open, crashServer, side, look, hover, time } = testingSides();
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
  const { open, switching, crashServer, side, look, uri, hover, time } = testingSides();
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
  const { open, crashServer, side, uri, found } = testingSides();
  await open();
  await crashServer();

  side('server').find(uri, 'stale');
  side('browser').find(uri, 'fresh');

  expect(found.map((one) => one.findings[0]?.message)).toEqual(['fresh']);
});

test('asks the browser what names mean where the server does not know', async () => {
  const { switching, open, hover, painter, time } = testingSides();
  switching.expectDocuments();
  await open();
  expect(await painter()).toBeNull();

  await time.pass(5_000);

  expect(await painter()).toBe('browser 1');
  expect(await hover()).toBe('server 1');
});

test('tells the browser of changes when it is asked, and of each one once it takes over', async () => {
  const { switching, open, crashServer, side, document, uri, painter, time } = testingSides();
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
  const { switching, open, side, painter, time } = testingSides();
  switching.expectDocuments();
  await open();
  side('server').knowsTokens = true;

  await time.pass(5_000);

  expect(await painter()).toBe('server 1');
  expect(side('browser').opened.size).toBe(0);
});

test('tries again less and less often', async () => {
  const { open, refusal, servers, time } = testingSides();
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
  const { open, side, servers, document, hover, time } = testingSides();
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
  const { switching, open, hover, time, browsers } = testingSides();
  switching.expectDocuments();
  await open();
  expect(await hover()).toBe('server 1');
  expect(browsers).toHaveLength(0);

  await time.pass(5_000);

  expect(browsers).toHaveLength(1);
  expect(await hover()).toBe('server 1');
});

test('leaves the browser alone where only the server is wanted', async () => {
  const { open, browsers, hover } = testingSides();
  await open({ preference: 'server', serverCan: true });

  expect(await hover()).toBe('server 1');
  expect(browsers).toHaveLength(0);
});

test('answers nothing when nobody is there for long', async () => {
  const { open, refusal, hover, time } = testingSides();
  refusal.why = new StartRefused({ next: 'later', why: 'Too many people use it at the moment' });
  await open({ preference: 'server', serverCan: true });

  const asked = hover();
  await time.pass(8_000);

  expect(await asked).toBeNull();
});

test('answers nothing at once where nobody will come', async () => {
  const { open, hover } = testingSides();
  await open({ preference: 'server', serverCan: false });

  expect(await hover()).toBeNull();
});

test('tries again at once when the user has logged in again', async () => {
  const { switching, open, refusal, hover, servers } = testingSides();
  refusal.why = new StartRefused({ next: 'retry', why: 'The server cannot be reached' });
  await open({ preference: 'server', serverCan: true });
  expect(servers).toHaveLength(0);
  refusal.why = null;

  switching.renew();
  await settled();

  expect(await hover()).toBe('server 1');
});

test('starts both anew for another interpreter', async () => {
  const { switching, open, browsers, hover } = testingSides();
  await open({ preference: 'browser', serverCan: true });

  switching.again();
  await settled();

  expect(browsers).toHaveLength(2);
  expect(await hover()).toBe('browser 2');
});
