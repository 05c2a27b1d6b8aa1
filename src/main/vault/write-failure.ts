/** Turns what a file system refuses into a sentence for the reader. */
import { ExpectedFailure } from '../../shared/failure';
import { errorCode } from './file-system';

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'the folder may not be written',
  EPERM: 'the folder may not be written',
  EROFS: 'the disk is read-only',
  ENOENT: 'a folder on the way to it is not there',
  EIO: 'the disk reports an error',
  EBUSY: 'another program holds the file',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'the path is too long for this system',
  EXDEV: 'part of the vault lies on another disk',
};

/** Why a write failed, for the reader; `null` where the error is none of the file system's. */
export function reasonOf(error: unknown): string | null {
  const code = errorCode(error);
  return reasons[code] ?? (/^E[A-Z0-9]+$/.test(code) ? `the system says ${code}` : null);
}

/** An `ExpectedFailure` `not-saved` for an error of the file system; any other error as it is. */
export function writeFailure(what: string, error: unknown): unknown {
  const reason = reasonOf(error);
  if (reason === null) return error;
  const failure = new ExpectedFailure('not-saved', `Vault: ${what} could not be saved because ${reason}; what was saved before is unchanged`);
  failure.cause = error;
  return failure;
}
