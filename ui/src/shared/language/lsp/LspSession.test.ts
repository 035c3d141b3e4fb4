import { expect, test } from 'vitest';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Message,
} from 'vscode-jsonrpc/browser';
import { ServiceOver } from '../LanguageService.ts';
import { TestingDocument } from '../testing/TestingDocument.ts';
import { LspSession, type Transport } from './LspSession.ts';

const alive = new AbortController().signal;

interface Sent {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { [key: string]: unknown };
  readonly result?: unknown;
}

/** A server that answers the start, and after that what the test says. */
class TestingServer extends AbstractMessageReader implements Transport {
  readonly heard: Sent[] = [];
  readonly reader = this;
  readonly writer: AbstractMessageWriter & { write(message: Message): Promise<void>; end(): void };
  private tell: DataCallback = () => undefined;
  closed = false;

  constructor() {
    super();
    const hear = (message: Sent) => {
      this.heard.push(message);
      if (message.method === 'initialize') {
        this.say({ id: message.id, result: { capabilities: {} } });
      }
    };
    this.writer = new (class extends AbstractMessageWriter {
      async write(message: Message) {
        hear(message as Sent);
      }
      end() {}
    })();
  }

  listen(callback: DataCallback) {
    this.tell = callback;
    return { dispose: () => undefined };
  }

  say(message: object): void {
    this.tell({ jsonrpc: '2.0', ...message } as Message);
  }

  break(): void {
    this.fireClose();
  }

  close(): void {
    this.closed = true;
  }

  get methods(): (string | undefined)[] {
    return this.heard.map(({ method }) => method);
  }
}

test('opens a text, and sends what changes in order before a question about it', async () => {
  const server = new TestingServer();
  const session = await LspSession.start(server, {}, alive);
  const document = new TestingDocument('script_1', 'x');

  session.open(document);
  document.type('y');
  document.type('z');
  void session.request('textDocument/hover', {});

  expect(server.methods).toEqual([
    'initialize',
    'initialized',
    'textDocument/didOpen',
    'textDocument/didClose',
    'textDocument/didOpen',
    'textDocument/didChange',
    'textDocument/didChange',
    'textDocument/hover',
  ]);
  expect(server.heard[6]?.params).toEqual({
    textDocument: { uri: 'file:///workspace/script_1.py', version: 3 },
    contentChanges: [
      { range: { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } }, text: 'z' },
    ],
  });
});

test('lets the server read what all scripts need before there is a text, and keeps that to itself', async () => {
  const server = new TestingServer();
  const session = await LspSession.start(server, {}, alive);
  const heard: unknown[] = [];
  session.listen((found) => heard.push(found));
  const opened = server.heard.at(-1)?.params?.textDocument as { uri: string };

  server.say({
    method: 'textDocument/publishDiagnostics',
    params: { uri: opened.uri, diagnostics: [] },
  });

  await expect.poll(() => server.methods.at(-1)).toBe('textDocument/didClose');
  expect(server.heard.at(-1)?.params).toEqual({ textDocument: { uri: opened.uri } });
  expect(heard).toEqual([]);
});

test('sends the whole text when all of it changed', async () => {
  const server = new TestingServer();
  const session = await LspSession.start(server, {}, alive);
  const document = new TestingDocument('script_1', 'x');
  session.open(document);

  document.replace('another');

  expect(server.heard.at(-1)?.params?.contentChanges).toEqual([{ text: 'another' }]);
});

test('follows a text no longer once it is closed', async () => {
  const server = new TestingServer();
  const session = await LspSession.start(server, {}, alive);
  const document = new TestingDocument('script_1', 'x');
  session.open(document);

  session.close(document.uri.toString());
  document.type('y');

  expect(server.methods.at(-1)).toBe('textDocument/didClose');
  expect(document.followers).toBe(0);
});

test('tells whoever waits that the server ended', async () => {
  const server = new TestingServer();
  const session = await LspSession.start(server, {}, alive);
  const asked = session.request('textDocument/hover', {});

  server.break();

  await expect(asked).rejects.toBeInstanceOf(ServiceOver);
  await session.ended;
  expect(server.closed).toBe(true);
  await expect(session.request('textDocument/hover', {})).rejects.toBeInstanceOf(ServiceOver);
});

test('answers null where the server refuses', async () => {
  const server = new TestingServer();
  const session = await LspSession.start(server, {}, alive);
  const asked = session.request('textDocument/rename', {});

  const id = server.heard.at(-1)?.id;
  server.say({ id, error: { code: -32602, message: 'no' } });

  expect(await asked).toBeNull();
});

test('answers what the server asks about its settings', async () => {
  const server = new TestingServer();
  await LspSession.start(server, { settings: { python: { analysis: { mode: 'open' } } } }, alive);

  server.say({
    id: 7,
    method: 'workspace/configuration',
    params: { items: [{ section: 'python.analysis' }, { section: 'other' }] },
  });
  await expect
    .poll(() => server.heard.find(({ id, method }) => id === 7 && method === undefined)?.result)
    .toEqual([{ mode: 'open' }, null]);
});

test('rejects when the server ends before it has started', async () => {
  const server = new TestingServer();
  server.say = () => server.break();

  await expect(LspSession.start(server, {}, alive)).rejects.toThrow('ended');
  expect(server.closed).toBe(true);
});

test('leaves nothing open when the server refuses to start', async () => {
  const server = new TestingServer();
  const say = server.say.bind(server);
  server.say = (message) =>
    say({ ...message, result: undefined, error: { code: -32602, message: 'no' } });

  await expect(LspSession.start(server, {}, alive)).rejects.toThrow('no');
  expect(server.closed).toBe(true);
});

test('leaves nothing open when it is given up before it has started', async () => {
  const server = new TestingServer();
  server.say = () => undefined;
  const giveUp = new AbortController();
  const starting = LspSession.start(server, {}, giveUp.signal);

  giveUp.abort(new Error('given up'));

  await expect(starting).rejects.toThrow('given up');
  expect(server.closed).toBe(true);
});
