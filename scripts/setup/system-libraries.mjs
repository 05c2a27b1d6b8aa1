/** Installs the Debian packages Electron needs to show a window, or says with which command to install them. */
import { announce, SetUpError } from './announce.mjs';
import { run } from './command.mjs';
import { isOnPath, needsVirtualDisplay, virtualDisplayIsInstalled } from './display.mjs';
import { currentRuntime } from './electron.mjs';

/**
 * What Chromium needs (Playwright's list for Debian 12), what Electron needs beyond it, a font for Latin text and
 * one for Chinese, Japanese and Korean. Names with `*` are called `…t64` on releases with 64-bit time on all machines.
 */
const LIBRARIES = [
  'libasound2*', 'libatk-bridge2.0-0*', 'libatk1.0-0*', 'libatspi2.0-0*', 'libcairo2', 'libcups2*', 'libdbus-1-3',
  'libdrm2', 'libgbm1', 'libglib2.0-0*', 'libgtk-3-0*', 'libnspr4', 'libnss3', 'libpango-1.0-0', 'libx11-6', 'libxcb1',
  'libxcomposite1', 'libxdamage1', 'libxext6', 'libxfixes3', 'libxkbcommon0', 'libxrandr2',
  'fonts-liberation', 'fonts-wqy-zenhei',
];
const VIRTUAL_DISPLAY = ['xvfb', 'xauth'];

const INSTALL = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];

/**
 * The step for the libraries of the Electron now in place and, where there is no screen, a virtual one.
 *
 * @returns {import('./steps.mjs').Step}
 */
export function systemLibraries() {
  return {
    isDone: async () => process.platform !== 'linux' || (await lacks()).length === 0,
    make: async (onStart) => {
      const lacking = await lacks();
      if (lacking.length === 0) return;
      if (!isOnPath('apt-get')) {
        throw new SetUpError(`this system lacks ${lacking.join(', ')}; install them with its package manager and try again`);
      }
      const packages = await packageNames();
      if (process.getuid?.() !== 0) {
        throw new SetUpError(`this system lacks ${lacking.join(', ')}. Install them with one command, then try again:\n  ${commandLine(packages)}`);
      }
      announce(`installing system libraries (apt-get): ${lacking.join(', ')}`);
      await install(packages, onStart);
    },
  };
}

/** What is not there: shared libraries by file name, and the virtual display. */
async function lacks() {
  const runtime = currentRuntime();
  const libraries = runtime === null ? [] : missingLibraries(await run('ldd', [runtime.executable]).catch((error) => error.message));
  return needsVirtualDisplay() && !virtualDisplayIsInstalled() ? [...libraries, 'Xvfb'] : libraries;
}

/**
 * Reads the names of libraries not found out of ldd's output.
 *
 * @param {string} output
 * @returns {string[]}
 */
export function missingLibraries(output) {
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
}

/** The packages by the names this release gives them. */
async function packageNames() {
  const names = await run('apt-cache', ['pkgnames', 'libgtk-3-0t64']).catch(() => '');
  const suffix = names.includes('libgtk-3-0t64') ? 't64' : '';
  return [...LIBRARIES, ...(needsVirtualDisplay() ? VIRTUAL_DISPLAY : [])].map((name) => name.replace('*', suffix));
}

const commandLine = (packages) => `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;

/** Installs with the package lists at hand, and only if that fails fetches new ones: that is slow, or impossible offline. */
async function install(packages, onStart) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, onStart };
  try {
    await run('apt-get', [...INSTALL, ...packages], options);
  } catch {
    try {
      await run('apt-get', ['update'], options);
      await run('apt-get', [...INSTALL, ...(await packageNames())], options);
    } catch (error) {
      throw new SetUpError(`the system libraries could not be installed; try yourself:\n  ${commandLine(packages)}\n${error.message}`);
    }
  }
}
