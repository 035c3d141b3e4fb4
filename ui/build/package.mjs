// What Maven calls: installs the packages when the lock file changed, builds when a source changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ui = dirname(dirname(fileURLToPath(import.meta.url)));
const api = join(ui, '../http/src/main/resources/ved/http/openapi.yaml');
const sources = [
  'src',
  'public',
  'build',
  'tools/openapi-types/package.json',
  'index.html',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
];

step('node_modules', ['package.json', 'package-lock.json'].map(inUi), [
  'ci',
  '--no-audit',
  '--no-fund',
]);
step('dist', [...sources.map(inUi), api], ['run', 'build']);

function step(target, inputs, npmArguments) {
  const stamp = join(ui, target, '.made-from');
  const wanted = hash(inputs.flatMap(files));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  const done = spawnSync('npm', npmArguments, {
    cwd: ui,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (done.error) {
    console.error(`npm could not be started: ${done.error.message}`);
  }
  if (done.status !== 0) {
    process.exit(done.status ?? 1);
  }
  writeFileSync(stamp, wanted);
  // Maven copies and never removes: old assets would stay in the jar.
  rmSync(join(ui, 'target/classes/ui'), { recursive: true, force: true });
}

function inUi(path) {
  return join(ui, path);
}

function files(path) {
  if (!existsSync(path)) {
    return [];
  }
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [path];
  }
}

function hash(paths) {
  const all = createHash('sha256').update(process.version);
  for (const path of paths) {
    all.update(path.slice(ui.length)).update(readFileSync(path));
  }
  return all.digest('hex');
}
