/** How the trials open a vault: with ids that no other process gives, on the real disk, beside real locks. */
import { monotonicFactory } from 'ulid';
import { nodeFileSystem, type FileSystem } from '../src/main/vault/file-system';
import { optionsAfterCrash } from '../src/main/vault/acts.fixture';
import type { OpenOptions } from '../src/main/vault/open-vault';
import { optionsForTests } from '../src/main/vault/vault.fixture';
import { withoutFileSync, withoutFolderSync, type Spoil } from '../src/main/vault/crash-law.fixture';
import type { Mutation } from './tally';

/** Ids that grow with time, as the model's do, so that the older of two documents is the same one on every disk. */
const newId = monotonicFactory();

export const optionsForTrials = (fs: FileSystem = nodeFileSystem): OpenOptions => ({ ...optionsForTests(), newId, fs });

/** The same where the process that had the vault is this one, which only the machine has left. */
export const optionsAfterCut = (fs: FileSystem = nodeFileSystem): OpenOptions => ({ ...optionsAfterCrash(fs), newId });

/** The file system as it is, or without what a mutation takes from it. */
export function spoilOf(mutation: Mutation | null): Spoil {
  if (mutation === null) return (fs) => fs;
  return mutation === 'no-fsync' ? withoutFileSync : withoutFolderSync;
}
