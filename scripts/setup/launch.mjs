/** Runs a program that shows windows, on a virtual screen where there is none, and passes signals to it alone. */
import { spawn } from 'node:child_process';
import { exitCode } from './command.mjs';
import { needsVirtualDisplay, onDisplay } from './display.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** npm and the terminal both deliver a Ctrl+C; the second within this time is the same one. */
const SAME_SIGNAL_MS = 1000;

/**
 * Runs a program to its end, on this process's own output.
 *
 * It is in a session of its own: a Ctrl+C in the terminal would otherwise reach the virtual screen as well, and a
 * screen that goes first takes the window with it before the last note is saved.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{cwd: string, env?: NodeJS.ProcessEnv, timeoutMs?: number}} options at the time limit the program is killed
 * @returns {Promise<number>} its exit code
 */
export function launch(program, args, { cwd, env = process.env, timeoutMs }) {
  const virtual = needsVirtualDisplay();
  // xvfb-run does not pass signals on, so the shell it runs tells its number and then becomes the program.
  const [command, all] = virtual ? onDisplay('sh', ['-c', 'echo $$ >&3; exec 3>&-; exec "$@"', 'sh', program, ...args]) : [program, args];
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', 'inherit', 'inherit', ...(virtual ? ['pipe'] : [])];
    const child = spawn(command, all, { cwd, env, stdio, detached: process.platform !== 'win32' });
    const target = virtual ? firstNumber(child.stdio[3]) : Promise.resolve(child.pid);
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => send(target, 'SIGKILL'), timeoutMs);
    const forget = forwardSignals(target);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      forget();
      resolve(exitCode(code, signal));
    });
  });
}

/** The process number a stream begins with; the stream is closed then, so that it keeps nobody waiting. */
function firstNumber(stream) {
  return new Promise((resolve) => {
    stream.once('data', (bytes) => {
      resolve(Number.parseInt(String(bytes), 10));
      stream.destroy();
    });
  });
}

/**
 * @param {Promise<number | undefined>} target
 * @returns {() => void} stops it
 */
function forwardSignals(target) {
  let last = 0;
  const listeners = SIGNALS.map((signal) => {
    const listener = () => {
      if (Date.now() - last < SAME_SIGNAL_MS) return;
      last = Date.now();
      void send(target, signal);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => listeners.forEach((stop) => stop());
}

async function send(target, signal) {
  const pid = await target;
  try {
    if (pid !== undefined) process.kill(pid, signal);
  } catch {
    // It has ended already; its exit is on the way.
  }
}
