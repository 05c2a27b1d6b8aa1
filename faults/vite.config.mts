/** Builds the fault injection to out/faults, apart from the application. */
import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

export default defineConfig({
  root: process.cwd(),
  publicDir: false,
  assetsInclude: ['**/*.bcmap'],
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/faults',
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: { faults: 'faults/faults.ts', driver: 'faults/driver.ts' },
      external: ['electron', '@playwright/test', ...builtinModules, /^node:/],
      output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
  ssr: { noExternal: true },
});
