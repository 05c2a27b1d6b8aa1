/** Makes temporary checkouts for tests: this project's own scripts beside small stand-ins for everything large. */
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from './places.mjs';

/** How often to look whether the moment to kill has come. */
const WATCH_MS = 5;

/**
 * Writes a checkout whose files are given, with the project's scripts in it.
 *
 * @param {Record<string, string | object>} files path to text, or to a value written as JSON
 * @returns {{folder: string, remove: () => void}}
 */
export function makeCheckout(files) {
  const folder = mkdtempSync(join(tmpdir(), 'almagest-checkout-'));
  cpSync(join(projectRoot, 'scripts'), join(folder, 'scripts'), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
    if (typeof content === 'string' && content.startsWith('#!')) chmodSync(join(folder, path), 0o755);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Stand-ins for what the set-up wants to find: packages in step, an Electron that tells its arguments, a builder. */
export const standIns = {
  'package.json': { name: 'stand-in', version: '1.0.0' },
  'package-lock.json': { name: 'stand-in', lockfileVersion: 3, packages: { '': {} } },
  'node_modules/.package-lock.json': { packages: {} },
  'node_modules/electron/path.txt': 'electron',
  'node_modules/electron/package.json': { name: 'electron', version: '99.0.0' },
  'node_modules/electron/dist/version': '99.0.0',
  'node_modules/electron/dist/electron': '#!/bin/sh\nfor last; do :; done\nprintf \'{"last":"%s"}\\n\' "$last"\nexit 7\n',
  'node_modules/electron-vite/bin/electron-vite.js': "require('node:fs').mkdirSync('out/main', { recursive: true });\n",
  'src/main/index.ts': '',
};

/**
 * Runs a script of a checkout to its end.
 *
 * @param {string} folder
 * @param {string[]} args the script's path and its arguments
 * @param {{env?: NodeJS.ProcessEnv, killWhen?: () => boolean}} [options] killed outright as soon as this holds
 * @returns {Promise<{code: number | null, stdout: string, stderr: string}>}
 */
export function runIn(folder, args, { env = {}, killWhen } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, DISPLAY: ':0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) child[name].setEncoding('utf8').on('data', (text) => (output[name] += text));
    const watch = killWhen && setInterval(() => killWhen() && child.kill('SIGKILL'), WATCH_MS);
    child.on('error', reject);
    // Not `close`: an installer that outlives a killed set-up keeps the pipes open.
    child.on(killWhen ? 'exit' : 'close', (code) => {
      clearInterval(watch);
      resolve({ code, ...output });
    });
  });
}
