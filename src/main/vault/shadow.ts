/** Where what belongs to a vault, but not into it, is kept under a folder of this computer's own. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isSafeId } from './identifier';

/** The folder of one vault's shadow data. A vault's id comes from a file, so one that could name another place is replaced by its hash. */
export function shadowFolder(root: string, vaultId: string): string {
  return join(root, isSafeId(vaultId) ? vaultId : createHash('sha256').update(vaultId).digest('hex').slice(0, 32));
}
