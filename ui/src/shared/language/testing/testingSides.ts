import type { Diagnostics } from '../LanguageService.ts';
import type { StartRefused } from '../switching/KeptRunning.ts';
import { Switching } from '../switching/Switching.ts';
import type { Wishes } from '../switching/sides.ts';
import { settled, TestingClock } from './TestingClock.ts';
import { TestingDocument } from './TestingDocument.ts';
import { TestingLanguage } from './TestingLanguage.ts';

const auto = { preference: 'auto', serverCan: true } as const;

const never = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) };
const at = { lineNumber: 1, column: 1 };

/** A server and a browser that start at once, or as the test says, and one text. */
export function testingSides() {
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
