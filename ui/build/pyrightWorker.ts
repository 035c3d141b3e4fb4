import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import type { Plugin } from 'vite';

const id = 'virtual:pyright-worker';
const resolved = `\0${id}`;
const developed = '/@pyright.worker.js';
const start = '9572(e){e.exports=';
/** Makes a second worker, which reads all of typeshed again, for what the first does between answers. */
const secondWorker =
  'createBackgroundAnalysis(e,n){const t=new N(n,this.serviceProvider);return this._initialFiles&&t.initializeFileSystem(this._initialFiles),t}';
/** Of what is not part of Python, the stubs of what Ved ships. */
const keptStubs = ['PyYAML', 'python-dateutil', 'six', 'tabulate', 'tzdata'];

/**
 * The address of Pyright's worker as the default export of `virtual:pyright-worker`: without the
 * stubs of packages that no interpreter of Ved has, which are three quarters of it, and alone: a
 * second worker of its kind costs a cold start more than it ever gains.
 */
export function pyrightWorker(): Plugin {
  let building = false;
  return {
    name: 'pyright-worker',
    configResolved(config) {
      building = config.command === 'build';
    },
    resolveId: (source) => (source === id ? resolved : undefined),
    async load(module) {
      if (module !== resolved) {
        return undefined;
      }
      if (!building) {
        return `export default ${JSON.stringify(developed)};`;
      }
      const file = this.emitFile({
        type: 'asset',
        name: 'pyright.worker.js',
        source: await workerSource(),
      });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
    configureServer(server) {
      server.middlewares.use(developed, async (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript; charset=UTF-8');
        response.end(await workerSource());
      });
    },
  };
}

async function workerSource(): Promise<string> {
  const path = createRequire(import.meta.url).resolve(
    'browser-basedpyright/dist/pyright.worker.js',
  );
  const [source, prelude] = await Promise.all([
    readFile(path, 'utf8'),
    readFile(new URL('./pyrightPrelude.js', import.meta.url), 'utf8'),
  ]);
  const from = source.indexOf(start) + start.length;
  const to = endOfObject(source, from);
  const typeshed = runInNewContext(`(${source.slice(from, to)})`) as Record<string, string>;
  const kept = Object.fromEntries(Object.entries(typeshed).filter(([name]) => isKept(name)));
  if (kept['/typeshed/stdlib/builtins.pyi'] === undefined || !source.includes(secondWorker)) {
    throw new Error(
      'The worker of Pyright is not made as expected: look at build/pyrightWorker.ts',
    );
  }
  const code = `${source.slice(0, from)}self.vedTypeshed()${source.slice(to)}`.replace(
    secondWorker,
    'createBackgroundAnalysis(){return undefined}',
  );
  const text = JSON.stringify(JSON.stringify(kept));
  return `self.vedTypeshedText=${text};\n${prelude}\n${code.replace(/\n\/\/# sourceMappingURL.*/, '')}`;
}

function isKept(name: string): boolean {
  const stubs = '/typeshed/stubs/';
  return !name.startsWith(stubs) || keptStubs.some((kept) => name.startsWith(`${stubs}${kept}/`));
}

/** The place after the brace that closes the object literal at a place. */
function endOfObject(source: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < source.length; at++) {
    const letter = source[at] ?? '';
    if (quote !== '') {
      if (letter === '\\') {
        at++;
      } else if (letter === quote) {
        quote = '';
      }
    } else if (letter === '"' || letter === "'" || letter === '`') {
      quote = letter;
    } else if (letter === '{') {
      depth++;
    } else if (letter === '}' && --depth === 0) {
      return at + 1;
    }
  }
  throw new Error('The worker of Pyright ends within its files');
}
