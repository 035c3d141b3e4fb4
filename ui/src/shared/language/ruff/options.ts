import type { RuffStyle } from './messages.ts';

/** Ruff's own settings, as in its file `ruff.toml`. */
export function optionsFor({ lineLength, select, ignore, pythonVersion }: RuffStyle): object {
  return {
    'line-length': lineLength,
    ...(pythonVersion === null ? {} : { 'target-version': `py${pythonVersion.replace('.', '')}` }),
    lint: { select, ignore },
  };
}
