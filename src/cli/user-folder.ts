/** The application's folder of this computer's user: where Electron puts it, told without Electron. */
import { join } from 'node:path';

/** `productName` of package.json, by which Electron names the folder. */
const productName = 'Almagest';

/** @param home the user's own folder. */
export function userFolder(platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>, home: string): string {
  const { APPDATA, XDG_CONFIG_HOME } = environment;
  if (platform === 'win32') return join(APPDATA || join(home, 'AppData', 'Roaming'), productName);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', productName);
  return join(XDG_CONFIG_HOME || join(home, '.config'), productName);
}
