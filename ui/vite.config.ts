import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { precompress } from './build/precompress.ts';
import { pyrightWorker } from './build/pyrightWorker.ts';

export default defineConfig({
  plugins: [react(), pyrightWorker(), precompress()],
  worker: { format: 'es' },
  resolve: {
    alias: [
      // It names files of Monaco as they were before Monaco said which ones it exports.
      { find: /^monaco-editor\/esm\/vs\//, replacement: 'monaco-editor/' },
      {
        find: /^monaco-vim$/,
        replacement: fileURLToPath(
          new URL('node_modules/monaco-vim/dist/index.mjs', import.meta.url),
        ),
      },
    ],
  },
  // Ruff finds its WebAssembly beside itself.
  optimizeDeps: { exclude: ['monaco-vim', '@astral-sh/ruff-wasm-web'] },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: 'http://127.0.0.1:8000', changeOrigin: false } },
  },
  build: {
    target: 'es2023',
    // With light-dark(), which the colours are written in.
    cssTarget: ['chrome125', 'firefox128', 'safari17.5'],
    // The content security policy has no data: for fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5000,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What every page is made of is one file, however many parts of pages are fetched later.
        codeSplitting: {
          groups: [
            { name: 'base', test: /node_modules\/(?:react|react-dom|scheduler|@mantine)\// },
          ],
        },
      },
    },
  },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    alias: {
      // Its package gives this entry to browsers only.
      'vscode-jsonrpc/browser': fileURLToPath(
        new URL('node_modules/vscode-jsonrpc/lib/browser/main.js', import.meta.url),
      ),
    },
  },
});
