/** The steps from each format of a vault to the next, oldest first. A change of format adds a file here and a line below. */
import type { VaultFiles } from '../vault-files';

export interface Migration {
  /** The format the step begins with; it ends with the next. */
  readonly from: number;
  /**
   * Brings the files over. It may be cut off anywhere and is then begun again, so it must take what it has done already for
   * done. `vault.json` is not its business.
   */
  readonly run: (files: VaultFiles) => Promise<void>;
}

export const migrations: readonly Migration[] = [];

/** The format that follows the last step. */
export const formatAfter = (steps: readonly Migration[]): number => 1 + steps.length;
