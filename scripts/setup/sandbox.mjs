/** Tells whether Chromium's sandbox can work here, and gives it up only where it cannot: for root. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { announce } from './announce.mjs';

/** Whether this process is root, for whom Chromium refuses to start with its sandbox. */
export const isRoot = () => process.getuid?.() === 0;

/**
 * The switches Electron needs for its sandbox's sake, each with a line that says why.
 *
 * @param {string} executable Electron's
 * @returns {string[]}
 */
export function sandboxSwitches(executable) {
  if (isRoot()) {
    announce("running without Chromium's sandbox (--no-sandbox), because this is root");
    return ['--no-sandbox'];
  }
  const helper = join(dirname(executable), 'chrome-sandbox');
  if (process.platform === 'linux' && !namespacesAreOpen() && !isSetUid(helper)) {
    announce(`this system lets no ordinary program make a sandbox; if the window stays away, type once:\n  sudo chown root "${helper}" && sudo chmod 4755 "${helper}"`);
  }
  return [];
}

/** Whether the kernel lets ordinary users make the namespaces the sandbox is made of. */
function namespacesAreOpen() {
  const closed = { 'kernel/apparmor_restrict_unprivileged_userns': '1', 'kernel/unprivileged_userns_clone': '0', 'user/max_user_namespaces': '0' };
  return Object.entries(closed).every(([name, value]) => {
    const path = `/proc/sys/${name}`;
    return !existsSync(path) || readFileSync(path, 'utf8').trim() !== value;
  });
}

function isSetUid(file) {
  const SET_UID = 0o4000;
  return existsSync(file) && statSync(file).uid === 0 && (statSync(file).mode & SET_UID) !== 0;
}
