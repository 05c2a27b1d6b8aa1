/** Backing the notebook up into one file, and making a notebook from such a file; both say that they are at work. */
import { ask } from '../notebook';
import { translate } from '../strings';
import { flushMarks } from './annotations';
import { flushNotes } from './notes';
import { attempt, dismiss, notify } from './notices';

/** Says that something is at work until it is done. */
async function working<T>(message: string, work: Promise<T>): Promise<T | null> {
  const notice = notify({ tone: 'busy', message });
  const done = await attempt(work);
  dismiss(notice);
  return done;
}

export async function backUp(): Promise<void> {
  await flushMarks();
  await flushNotes();
  const written = await working(translate('vault:backingUp'), ask('vault.backup', null));
  if (!written) return;
  const { name, files, leftOut } = written;
  const out = leftOut.length === 0 ? '' : ` ${translate('vault:leftOut', { count: leftOut.length })}`;
  notify({ tone: 'plain', message: `${translate('vault:backedUp', { name, count: files })}${out}` });
}

export async function restoreBackup(): Promise<void> {
  const files = await working(translate('vault:restoring'), ask('vault.restore', null));
  if (files !== null) notify({ tone: 'plain', message: translate('vault:restored', { count: files }) });
}
