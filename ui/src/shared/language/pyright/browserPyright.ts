import script from 'virtual:pyright-worker';
import { LspLanguage } from '../lsp/LspLanguage.ts';
import type { LspConfiguration } from '../lsp/LspSession.ts';
import { LspSession } from '../lsp/LspSession.ts';
import { workerTransport } from '../lsp/worker.ts';
import type { Running } from '../switching/KeptRunning.ts';
import { minorVersion, type Python, pyrightName } from './python.ts';

/** Pyright in workers of this page, without the server but for the list of packages. */
export async function startBrowserPyright(python: Python, signal: AbortSignal): Promise<Running> {
  const session = await LspSession.start(workerTransport(script), configurationFor(python), signal);
  return {
    language: new LspLanguage(session, pyrightName),
    ended: session.ended.then(() => ({ next: 'retry', why: 'The type checker stopped' })),
    end: () => session.end(),
  };
}

function configurationFor(python: Python): LspConfiguration {
  const version = minorVersion(python.version);
  const hasYaml = python.packages.some(({ name }) => /^pyyaml$/i.test(name));
  const project = {
    typeshedPath: '/typeshed',
    ...(python.packages.length === 0 ? {} : { venvPath: '/environment', venv: 'packages' }),
    pythonPlatform: 'Linux',
    ...(version === null ? {} : { pythonVersion: version }),
    typeCheckingMode: 'standard',
    // Stubs come without their sources here; that says something only where nothing is installed.
    reportMissingModuleSource: hasYaml ? 'none' : 'warning',
  };
  const packagesAddress = `/api/interpreters/${encodeURIComponent(python.id)}/stubs`;
  return {
    initializationOptions: {
      files: { '/workspace/pyrightconfig.json': JSON.stringify(project) },
      ...(python.packages.length === 0 ? {} : { packagesAddress }),
    },
    settings: {
      basedpyright: { analysis: { diagnosticMode: 'openFilesOnly', autoImportCompletions: true } },
      python: { analysis: { diagnosticMode: 'openFilesOnly', autoImportCompletions: true } },
    },
  };
}
