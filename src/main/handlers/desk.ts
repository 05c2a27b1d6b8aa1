/** What the handlers have at hand. */
import type { BrowserWindow } from 'electron';
import type { FirstScreenStore } from '../first-screen';
import type { Imports } from '../imports';
import type { Library } from '../library/library';
import type { SessionStore } from '../session';
import type { SettingsStore } from '../settings';
import type { Vault } from '../vault/vault';

/** What the handlers speak to. `notebook` resolves once the vault is open and its first article is there. */
export interface Host {
  readonly notebook: Promise<{ readonly vault: Vault; readonly library: Library; readonly session: SessionStore; readonly notices: readonly string[] }>;
  readonly settings: SettingsStore;
  readonly firstScreen: FirstScreenStore;
  readonly imports: Imports;
  readonly window: () => BrowserWindow;
  readonly flushed: (saved: boolean) => void;
  readonly newId: () => string;
}

/** The same, with a short way to what most of them ask. */
export interface Desk extends Host {
  readonly library: () => Promise<Library>;
}
