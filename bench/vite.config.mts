/** Builds the benchmarks to out/bench, apart from the application: `npm start` does not pay for them. */
import { builtinModules } from 'node:module';
import { existsSync } from 'node:fs';
import { defineConfig } from 'vite';

// Run in the project's root, as every script is.
const names = ['startup', 'search', 'search-window', 'entities', 'anchoring', 'import', 'notes', 'reader', 'vault'].filter((name) => existsSync(`bench/${name}.ts`));

export default defineConfig({
  root: process.cwd(),
  publicDir: false,
  assetsInclude: ['**/*.bcmap'],
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/bench',
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      // What trains is no benchmark, and stands apart from them.
      input: { ...Object.fromEntries(names.map((name) => [name, `bench/${name}.ts`])), 'tools/train-entities': 'bench/train-entities.ts' },
      external: ['electron', ...builtinModules, /^node:/],
      output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
  ssr: { noExternal: true },
});
