/** Runs a command to its end, keeps what it printed, and lets it die with this process. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { SetUpError } from './announce.mjs';

/** How much of a failed command's output its error repeats, in characters. */
const TAIL = 2000;

/**
 * Runs a command quietly.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean, onStart?: (pid: number) => void}} [options]
 * @returns {Promise<string>} what it printed on both streams
 * @throws {SetUpError} when it cannot be started, fails, or takes longer than `timeoutMs`
 */
export function run(command, args, { timeoutMs, onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    const title = [basename(command), ...args].join(' ');
    let output = '';
    let late = false;
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    const forget = dieTogether(child);
    if (child.pid !== undefined) onStart?.(child.pid);
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    const finish = (failure) => {
      clearTimeout(timer);
      forget();
      if (failure === null) resolve(output);
      else reject(new SetUpError(`${title}: ${failure}\n${readable(output)}`.trimEnd()));
    };
    child.on('error', (error) => finish(error.message));
    child.on('close', (code, signal) => {
      if (code === 0) finish(null);
      else finish(late ? `took longer than ${timeoutMs} ms` : `ended with ${signal ?? `code ${code}`}`);
    });
  });
}

/** The end of an output without its colours and the places in a tool's own code. */
function readable(output) {
  const lines = stripVTControlCharacters(output).split('\n').filter((line) => !/^\s+at .+:\d+:\d+\)?$/.test(line));
  return lines.join('\n').slice(-TAIL);
}

/**
 * Runs a command on this process's own input and output.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number}} [options] at the time limit the command is killed
 * @returns {Promise<number>} its exit code; a signal counts as 128 and its number, as in a shell
 * @throws {SetUpError} when it cannot be started
 */
export function runAttached(command, args, options = {}) {
  const { timeoutMs: timeout, ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', timeout, killSignal: 'SIGKILL', ...rest });
    const forget = dieTogether(child);
    child.on('error', (error) => reject(new SetUpError(`${basename(command)} cannot be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      forget();
      resolve(exitCode(code, signal));
    });
  });
}

/** The exit code a shell would report. */
export function exitCode(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

/** Signals that end this process, with the exit code a shell would report for them. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * Passes a deadly signal on to a child and ends this process with it, so that no installer outlives its set-up.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => void} stops doing so
 */
function dieTogether(child) {
  const listeners = Object.entries(SIGNALS).map(([signal, code]) => {
    const listener = () => {
      child.once('close', () => process.exit(code));
      child.kill(signal);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => listeners.forEach((stop) => stop());
}

/**
 * Runs npm, the one that started this process where there is one.
 *
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNpm(args, options) {
  const script = npmScript();
  if (script !== null) return run(process.execPath, [script, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { ...options, shell: process.platform === 'win32' });
}

/** npm's own JavaScript, or `null` where only the command's name is known. */
function npmScript() {
  const home = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    join(home, 'node_modules/npm/bin/npm-cli.js'),
    join(home, '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  return candidates.find((path) => path !== undefined && basename(path) === 'npm-cli.js' && existsSync(path)) ?? null;
}
