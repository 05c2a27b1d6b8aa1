/** The command line of the application: what a start may say, and the refusal of everything else. */
import { resolve } from 'node:path';

export interface StartOptions {
  /** Folder of the vault, or `null` for the one in the user's documents folder. */
  readonly vault: string | null;
  /** Open the window on a temporary vault, measure, print one line and leave. */
  readonly selfTest: boolean;
}

export type ParsedArguments = { readonly ok: true; readonly options: StartOptions } | { readonly ok: false; readonly message: string };

export const usage = `usage: npm start -- [--vault DIR] [--self-test]
  --vault DIR   open (or make) the vault in this folder
  --self-test   open the window on a temporary vault, print one line of figures and leave`;

/** Switches of Chromium and Node that a start script, a test driver or a debugger adds. */
const foreign =
  /^--?(no-sandbox|user-data-dir|remote-debugging-(port|pipe|address)|inspect(-brk|-port)?|force-[a-z-]+|disable-[a-z-]+|enable-[a-z-]+|lang|ozone-[a-z-]+|use-[a-z-]+|allow-[a-z-]+|high-dpi-[a-z-]+|original-process-start-time|in-process-gpu|require|js-flags|log-[a-z-]+|v|vmodule)(=|$)/;

/**
 * Reads the arguments that follow the executable.
 * @param project the application's own folder, which stands among them where it is not packaged.
 */
export function parseArguments(given: readonly string[], project: string): ParsedArguments {
  let vault: string | null = null;
  let selfTest = false;
  for (let at = 0; at < given.length; at++) {
    const argument = given[at] ?? '';
    if (argument === '--self-test') selfTest = true;
    else if (argument === '--vault' || argument.startsWith('--vault=')) {
      const folder = argument === '--vault' ? given[++at] : argument.slice('--vault='.length);
      if (folder === undefined || folder === '' || folder.startsWith('--')) return { ok: false, message: '--vault needs a folder' };
      vault = folder;
    } else if (!foreign.test(argument) && resolve(argument) !== project) {
      return { ok: false, message: `unknown argument: ${argument}` };
    }
  }
  return { ok: true, options: { vault, selfTest } };
}
