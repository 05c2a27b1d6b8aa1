/** Knows whether there is a screen, and how to run a program where there is none. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The screen the tests and figures are made for, in pixels, with its colour depth. */
const SCREEN = '-screen 0 1440x1000x24';

/** What a virtual screen needs; xvfb-run calls the other two. */
const PROGRAMS = ['xvfb-run', 'Xvfb', 'xauth'];

/** Whether a window needs a virtual screen here. */
export function needsVirtualDisplay(env = process.env, platform = process.platform) {
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
}

/** Whether the virtual screen's programs are installed. */
export function virtualDisplayIsInstalled(env = process.env) {
  return PROGRAMS.every((name) => isOnPath(name, env));
}

/**
 * Puts a command under a virtual screen where there is no real one.
 *
 * @param {string} command
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function onDisplay(command, args) {
  return needsVirtualDisplay() ? ['xvfb-run', ['-a', '-s', SCREEN, command, ...args]] : [command, args];
}

/** Whether a program can be started by its bare name. */
export function isOnPath(name, env = process.env) {
  return (env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
