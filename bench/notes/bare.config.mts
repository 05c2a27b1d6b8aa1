/** Builds the page of the bare editor; the benchmark says where to. */
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'bench/notes/bare',
  base: './',
  logLevel: 'warn',
  build: { target: 'chrome114', emptyOutDir: false, modulePreload: false },
});
