import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/** Everything is bundled: what ships needs no node_modules, and the ESM-only packages run on the floor's CommonJS main. */
const node = { target: 'node18.15', externalizeDeps: false, sourcemap: true } as const;

const unused = resolve('src/main/unused-validator.ts');

/**
 * Tables that are read as text are bundled in ASCII: one letter beyond Latin-1 would have the engine hold the whole script, and the
 * table in it, at two bytes a letter for as long as it runs.
 */
const asciiTables: Plugin = {
  name: 'ascii-tables',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('.json?raw')) return null;
    const text = readFileSync(id.slice(0, -'?raw'.length), 'utf8').replace(/[^\0-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return `export default ${JSON.stringify(text)};`;
  },
};

export default defineConfig({
  main: {
    plugins: [asciiTables],
    // Character maps of pdf.js: each a chunk of its own, loaded when a font needs it.
    assetsInclude: ['**/*.bcmap'],
    // The settings are checked by zod; the validator that electron-store would check them by is half of what a start would load.
    resolve: { alias: { 'ajv/dist/2020.js': unused, 'ajv-formats': unused } },
    build: {
      ...node,
      // Less source to read and keep in memory, in each of two threads.
      minify: 'oxc',
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          worker: resolve('src/main/library/worker.ts'),
          cli: resolve('src/cli/index.ts'),
          predict: resolve('bench/predict.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].js', codeSplitting: { groups: [{ name: 'tables', test: /\.json\?raw$/ }] } },
      },
    },
  },
  preload: {
    build: {
      ...node,
      rollupOptions: { input: resolve('src/preload/index.ts'), output: { format: 'cjs', entryFileNames: 'index.js' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      target: 'chrome114',
      minify: 'oxc',
      sourcemap: true,
      rollupOptions: { input: resolve('src/renderer/index.html') },
    },
  },
});
