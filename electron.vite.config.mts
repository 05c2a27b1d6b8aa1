import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Everything is bundled: what ships needs no node_modules, and the ESM-only packages run on the floor's CommonJS main. */
const node = { target: 'node18.15', externalizeDeps: false, sourcemap: true } as const;

const unused = resolve('src/main/unused-validator.ts');

export default defineConfig({
  main: {
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
        output: { format: 'cjs', entryFileNames: '[name].js' },
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
