/** Where things lie on this computer: the vault a start opens, and what belongs to vaults but not into them. */
import { join } from 'node:path';
import { app } from 'electron';
import type { SettingsStore } from './settings';

/** The folder of the vault that this start opens, unless the reader chooses another. */
export const vaultToOpen = (asked: string | null, settings: Pick<SettingsStore, 'vault'>): string =>
  asked ?? settings.vault() ?? join(app.getPath('documents'), 'Almagest');

/** Where this computer keeps what belongs to vaults but not into them. */
export const shadowRoot = (): string => join(app.getPath('userData'), 'shadow');
